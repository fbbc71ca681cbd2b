import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';

/** What a button saves: under which name, and what is in it. */
export async function savedBy(page: Page, button: string): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), content: await buffer(await download.createReadStream()) };
}
