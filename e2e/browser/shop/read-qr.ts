import jsqr from 'jsqr';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const Picture = z.object({ data: z.array(z.number()), width: z.number(), height: z.number() });

/** Draws the picture that a camera would see, as a `data:` address that the pages' policy lets in. */
const PIXELS = `(async (png) => {
  const picture = new Image();
  picture.src = 'data:image/png;base64,' + png;
  await picture.decode();
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  context.drawImage(picture, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, picture.width, picture.height);
  return { data: [...data], width, height };
})`;

/** What the first QR code on the page says to a reader at the door. */
export async function readQr(page: Page): Promise<string | undefined> {
  const code = page.getByRole('img', { name: /QR/ }).first();
  const png = (await code.screenshot()).toString('base64');
  const { data, width, height } = Picture.parse(await page.evaluate(`${PIXELS}(${JSON.stringify(png)})`));
  return jsqr.default(Uint8ClampedArray.from(data), width, height)?.data;
}
