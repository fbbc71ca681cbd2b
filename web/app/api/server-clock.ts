/**
 * The shop's clock, as far as it can be told from the Date of its answers (whole seconds). Each answer says
 * between which two offsets the truth lies; all together say it better than one.
 */
let lowest = Number.NEGATIVE_INFINITY;
let highest = Number.POSITIVE_INFINITY;

export function noteServerTime(date: string | null, sentAt: number, receivedAt: number): void {
  const second = Date.parse(date ?? '');
  if (Number.isNaN(second)) return;
  const [from, to] = [second - receivedAt, second + 1000 - sentAt];
  // The machine slept or its clock was set: what was known is true no longer.
  const isContradiction = from > highest || to < lowest;
  lowest = isContradiction ? from : Math.max(lowest, from);
  highest = isContradiction ? to : Math.min(highest, to);
}

/** Now, in ms since 1970, by the shop's clock; by the browser's own until the shop has answered once. */
export function serverNow(): number {
  return Number.isFinite(lowest) ? Date.now() + (lowest + highest) / 2 : Date.now();
}
