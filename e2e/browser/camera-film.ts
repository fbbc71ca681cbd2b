import { writeFileSync } from 'node:fs';
import { encode } from 'uqr';

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES_PER_SECOND = 10;
const MODULE_PIXELS = 5;
/** Of the colour planes: none. */
const GREY = 128;
const WALL = 96;

/**
 * A film for a camera that is none, in which QR codes are held up one after the other, each for so many seconds, with as
 * long a pause after it. Chromium plays it over and over: `--use-fake-device-for-media-stream`,
 * `--use-fake-ui-for-media-stream` and `--use-file-for-fake-video-capture=FILE`. The file's name ends in `.y4m`.
 */
export function writeCameraFilm(file: string, codes: readonly string[], seconds = 1): void {
  const colours = Buffer.alloc((WIDTH * HEIGHT) / 2, GREY);
  const frames = (picture: Buffer) =>
    Array.from({ length: seconds * FRAMES_PER_SECOND }, () => [
      Buffer.from('FRAME\n'),
      picture,
      colours,
    ]).flat();
  const wall = frames(Buffer.alloc(WIDTH * HEIGHT, WALL));
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(
    file,
    Buffer.concat([header, ...codes.flatMap((code) => [...frames(pictureOf(code)), ...wall])]),
  );
}

/** A code in the middle of a grey wall, black on white. */
function pictureOf(code: string): Buffer {
  const { data, size } = encode(code, { ecc: 'M', border: 4 });
  const picture = Buffer.alloc(WIDTH * HEIGHT, WALL);
  const [left, top] = [WIDTH, HEIGHT].map((length) => Math.floor((length - size * MODULE_PIXELS) / 2));
  for (const [row, modules] of data.entries())
    for (const [column, isDark] of modules.entries())
      for (let y = 0; y < MODULE_PIXELS; y++) {
        const from = ((top ?? 0) + row * MODULE_PIXELS + y) * WIDTH + (left ?? 0) + column * MODULE_PIXELS;
        picture.fill(isDark ? 0 : 255, from, from + MODULE_PIXELS);
      }
  return picture;
}
