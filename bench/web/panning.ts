import type { Page } from 'playwright-core';
import { z } from 'zod';

const STEPS = 120;

/** Drags the seat map to and fro; returns how long each frame took meanwhile, in ms, sorted. */
export async function panning(page: Page): Promise<number[]> {
  const map = page.getByRole('application');
  const box = await map.boundingBox();
  if (!box) throw new Error('there is no seat map');
  await page.getByRole('button', { name: /^(확대|Zoom in)$/ }).click();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.evaluate(`
    window.frames_ = [];
    let last = performance.now();
    requestAnimationFrame(function frame(now) {
      frames_.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    });`);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= STEPS; step++)
    await page.mouse.move(x + 80 * Math.sin(step / 10), y + 60 * Math.sin(step / 7));
  const frames = z.array(z.number()).parse(await page.evaluate('frames_'));
  await page.mouse.up();
  return frames.toSorted((a, b) => a - b);
}
