import { imageSize } from 'image-size';
import { AppError } from '#shared/http/errors.ts';

/** What is taken, by the first bytes of the file; each kind under an ending of our own. */
const KINDS = {
  png: { contentType: 'image/png', begins: (start: string) => start.startsWith('\x89PNG\r\n\x1a\n') },
  jpg: { contentType: 'image/jpeg', begins: (start: string) => start.startsWith('\xff\xd8\xff') },
  gif: { contentType: 'image/gif', begins: (start: string) => /^GIF8[79]a/.test(start) },
  webp: { contentType: 'image/webp', begins: (start: string) => /^RIFF[\s\S]{4}WEBP/.test(start) },
} as const;
type Kind = keyof typeof KINDS;
const kinds: Kind[] = ['png', 'jpg', 'gif', 'webp'];

/** A small file can unpack to so many pixels that a browser gives up. */
const MOST_PIXELS = 50_000_000;
const LONGEST_SIDE = 12_000;

export type ImageKind = { ending: Kind; contentType: string; width: number; height: number };

/** What an image is by its bytes, whatever it is called; 415 `UNSUPPORTED_IMAGE` for all else. */
export function kindOfImage(bytes: Uint8Array): ImageKind {
  const beginning = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const ending = kinds.find((kind) => KINDS[kind].begins(beginning));
  if (!ending) throw unsupported();
  const { width, height } = sizeOf(bytes, ending);
  const isDrawable = width > 0 && height > 0 && Math.max(width, height) <= LONGEST_SIDE;
  if (!isDrawable || width * height > MOST_PIXELS)
    throw unsupported('이미지는 한 변 12,000픽셀, 전체 5,000만 화소까지 올릴 수 있습니다.');
  return { ending, contentType: KINDS[ending].contentType, width, height };
}

/** The type of an image that was taken, by the ending of its key. */
export const contentTypeOf = (key: string): string | undefined => {
  const kind = kinds.find((ending) => key.endsWith(`.${ending}`));
  return kind && KINDS[kind].contentType;
};

function sizeOf(bytes: Uint8Array, ending: Kind) {
  try {
    const size = imageSize(bytes);
    if (size.type === ending) return size;
  } catch {
    // Begins like an image, but is none.
  }
  throw unsupported();
}

const unsupported = (message = 'PNG, JPEG, GIF, WebP 이미지만 올릴 수 있습니다.') =>
  new AppError('UNSUPPORTED_IMAGE', { message });
