import type { Page, Request } from 'playwright-core';

/** How many of the page's requests have no answer yet; a socket that is asked by polling is none. */
export function onTheirWay(page: Page): () => number {
  const open = new Set<Request>();
  page.on('request', (request) => {
    if (!request.url().includes('/socket.io/')) open.add(request);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return () => open.size;
}
