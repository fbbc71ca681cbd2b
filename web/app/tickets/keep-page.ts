const PLACE = 'tickets page';
/** As in public/offline.js. */
const PARTS = /^\/(assets\/|favicon\.svg$)/;

/**
 * Keeps the parts of the app that show tickets, so that the page opens again where there is no network. What
 * an earlier version of the shop left goes. Only as built: in development each part changes with each edit.
 */
export async function keepPage(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  const parts = loaded.filter(
    ({ origin, pathname }) => origin === window.location.origin && PARTS.test(pathname),
  );
  const wanted = new Set([`${window.location.origin}/`, ...parts.map(({ href }) => href)]);
  try {
    await navigator.serviceWorker.register('/offline.js', { scope: '/reservations/' });
    const cache = await caches.open(PLACE);
    await cache.addAll([...wanted]);
    for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
  } catch {
    // No room, or a browser that keeps nothing: the tickets are then there as long as the page is open.
  }
}
