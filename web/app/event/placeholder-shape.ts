export type PlaceholderShape = { hue: number; pattern: number; turns: readonly number[] };

const PATTERNS = 3;

/** What a poster that is not there looks like: always the same for a title, and rarely that of another. */
export function placeholderShape(title: string): PlaceholderShape {
  const seed = seedOf(title);
  const share = (salt: number) => (Math.imul(seed ^ (salt * 0x9e3779b9), 0x85ebca6b) >>> 8) / 2 ** 24;
  return {
    hue: Math.round(share(1) * 360),
    pattern: Math.floor(share(2) * PATTERNS),
    turns: Array.from({ length: 9 }, (_, index) => share(index + 3)),
  };
}

/** FNV-1a. */
function seedOf(text: string): number {
  let seed = 0x811c9dc5;
  for (const letter of text) seed = Math.imul(seed ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return seed >>> 0;
}
