import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import { QUIET, qrOf } from './qr.ts';

const SCALE = 4;

/** The path as a camera sees it. */
function picture({ size, path }: ReturnType<typeof qrOf>) {
  const width = (size + 2 * QUIET) * SCALE;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x = 0, y = 0, run = 0] of [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map((m) => m.map(Number)))
    for (let row = (y + QUIET) * SCALE; row < (y + QUIET + 1) * SCALE; row++)
      for (let column = (x + QUIET) * SCALE; column < (x + run + QUIET) * SCALE; column++)
        pixels.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
  return { pixels, width };
}

test('a camera reads the code that the path draws', () => {
  const code = `eyJhbGciOiJFUzI1NiJ9.${'eyJqdGkiOiJ4In0'.repeat(12)}.${'s'.repeat(86)}`;
  const { pixels, width } = picture(qrOf(code));
  expect(jsQR(pixels, width, width)?.data).toBe(code);
});
