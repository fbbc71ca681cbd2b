import type { QrReader } from './qr-reader.ts';

/** Ten a second: a hand is no faster, and the battery lasts the evening. */
const EVERY_MS = 100;

/** Looks at the camera's pictures, one after the other, and tells of each code it sees. Returns how to stop. */
export function watchFrames(
  video: HTMLVideoElement,
  read: QrReader,
  onCode: (code: string) => void,
): () => void {
  let isOver = false;
  let lookedAt = Number.NEGATIVE_INFINITY;
  const next = () =>
    'requestVideoFrameCallback' in video
      ? video.requestVideoFrameCallback(look)
      : requestAnimationFrame(look);
  async function look(now: number) {
    if (isOver) return;
    if (now - lookedAt >= EVERY_MS) {
      lookedAt = now;
      // A picture that cannot be read is followed by another.
      const code = await read(video).catch(() => undefined);
      if (code && !isOver) onCode(code);
    }
    if (!isOver) next();
  }
  next();
  return () => {
    isOver = true;
  };
}
