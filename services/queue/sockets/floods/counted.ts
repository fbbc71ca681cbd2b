/** Counts for each key by itself, in windows that begin for all of them together: what is over is forgotten whole. */
export function countedIn(windowMs: number): (key: string) => number {
  let counts = new Map<string, number>();
  let windowEnds = 0;
  return (key) => {
    const now = performance.now();
    if (now >= windowEnds) {
      windowEnds = now + windowMs;
      counts = new Map();
    }
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
}
