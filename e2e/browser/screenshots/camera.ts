import { writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { Account } from '../../../story/client/account.ts';
import { until } from '../../../story/client/until.ts';
import { loginOf } from '../login-of.ts';
import { contextFor, type Looks } from '../looks.ts';
import { settling } from '../settled.ts';

export type Language = 'ko' | 'en';
export type Size = NonNullable<Looks['on']>;

/** As a reader sees it; twice as small as PNG. */
const FORMAT = { format: 'webp', quality: 62 } as const;

/** A browser of somebody who reads this language on a device of this size, and takes pictures. */
export async function camera(
  browser: Browser,
  origin: string,
  look: { size: Size; language: Language; as: Account | undefined },
) {
  const { size, language, as } = look;
  const localStorage = [{ name: 'language', value: language }, ...(as ? loginOf(as) : [])];
  const context = await browser.newContext({
    ...contextFor({ on: size }),
    storageState: { cookies: [], origins: [{ origin, localStorage }] },
  });
  const page = await context.newPage();
  const settled = settling(page);
  const lens = await context.newCDPSession(page);
  return async (path: string, file: string): Promise<number> => {
    await page.goto(`${origin}${path}`);
    await settled();
    await pictures(page);
    const { data } = await lens.send('Page.captureScreenshot', FORMAT);
    const picture = Buffer.from(data, 'base64');
    writeFileSync(file, picture);
    return picture.length;
  };
}

/** What is seen is loaded; what is further down waits for somebody who scrolls. */
const IS_LOADED = `
  document.fonts.status === 'loaded' &&
  [...document.images].every((one) => one.complete || one.getBoundingClientRect().top > innerHeight)`;

const pictures = (page: Page) =>
  until(
    'the pictures are there',
    () => page.evaluate(IS_LOADED),
    (isSo) => isSo === true,
  );
