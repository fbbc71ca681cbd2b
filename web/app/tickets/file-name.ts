const MOST = 60;

/** A name that every system takes: the event, the booking's number, and what kind of file it is. */
export function fileName(title: string, number: string, kind: string): string {
  const words = title.normalize('NFC').replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  const plain = Array.from(words)
    .slice(0, MOST)
    .join('')
    .replaceAll(/^-+|-+$/g, '');
  return [plain, number].filter(Boolean).join('_') + kind;
}
