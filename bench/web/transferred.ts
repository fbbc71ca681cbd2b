import type { Page } from 'playwright-core';

/** Counts the scripts that a page fetches from now on, and their bytes as they came over the wire, without headers. */
export async function scriptsOf(page: Page): Promise<{ count: number; bytes: number }> {
  const scripts = { count: 0, bytes: 0 };
  const headers = new Map<string, number>();
  const session = await page.context().newCDPSession(page);
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.mimeType.includes('javascript')) headers.set(requestId, response.encodedDataLength);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const body = encodedDataLength - (headers.get(requestId) ?? encodedDataLength);
    headers.delete(requestId);
    // What the browser still had comes without a body.
    if (body <= 0) return;
    scripts.count += 1;
    scripts.bytes += body;
  });
  await session.send('Network.enable');
  return scripts;
}
