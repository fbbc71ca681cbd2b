import type { Page, Request } from 'playwright-core';
import { until } from '../../story/client/until.ts';

/** Watches a page from now on; the function it gives back waits until the page shows all it has. */
export function settling(page: Page, patienceMs = 20_000): () => Promise<void> {
  const open = new Set<Request>();
  page.on('request', (request) => {
    // A socket that is asked by polling always waits.
    if (!request.url().includes('/socket.io/')) open.add(request);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return async () => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page
      .getByText(/^(불러오는 중|Loading)$/)
      .first()
      .waitFor({ state: 'detached' });
    const left = async () => [...open].map((request) => request.url());
    await until('every request has its answer', left, (urls) => urls.length === 0, patienceMs);
  };
}
