import type { Page } from 'playwright-core';
import { z } from 'zod';

const Observed = z.object({ lcp: z.number(), cls: z.number(), inp: z.number() });

/** What the browser's own observers say: https://web.dev/articles/vitals. */
const OBSERVE = `
  window.observed = { lcp: 0, cls: 0, inp: 0 };
  const watch = (options, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ buffered: true, ...options });
  watch({ type: 'largest-contentful-paint' }, ({ startTime }) => { observed.lcp = startTime; });
  watch({ type: 'layout-shift' }, ({ hadRecentInput, value }) => { if (!hadRecentInput) observed.cls += value; });
  watch({ type: 'event', durationThreshold: 16 }, ({ interactionId, duration }) => {
    if (interactionId) observed.inp = Math.max(observed.inp, duration);
  });
`;

export const observe = (page: Page): Promise<unknown> => page.addInitScript({ content: OBSERVE });

/** After a frame in which the last entries are delivered. */
export async function observed(page: Page): Promise<z.output<typeof Observed>> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))');
  return Observed.parse(await page.evaluate('window.observed'));
}
