// A ticket opens at a door without a network: pages under /reservations/ fall back on what tickets/keep-page.ts kept.
const PARTS = /^\/(assets\/|favicon\.svg$)/;

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const isPage = request.mode === 'navigate';
  if (!isPage && !PARTS.test(new URL(request.url).pathname)) return;
  const fallBack = async (fault) => {
    const kept = await caches.match(isPage ? '/' : request);
    if (kept) return kept;
    throw fault;
  };
  event.respondWith(fetch(request).catch(fallBack));
});
