/** A number in line, and how many wait before it: what `queue-progress` says of some of those who wait. */
export type Mark = readonly [number: number, ahead: number];

/**
 * How many wait before the one with this number, by the marks of the whole line (ascending, its head first, its
 * tail last): exact at a mark, in between by the share of the numbers passed. Who came after the message was made
 * stands behind the tail; who is before the head is called up already.
 */
export function placeInLine(number: number, marks: readonly Mark[]): number {
  const next = marks.findIndex(([marked]) => marked >= number);
  const [after, before] = next < 0 ? [undefined, marks.at(-1)] : [marks[next], marks[next - 1]];
  if (!after) return before ? before[1] + 1 : 0;
  if (!before || after[0] === number) return after[1];
  const passed = (number - before[0]) / (after[0] - before[0]);
  // The nearest whole place that is neither mark's own.
  const place = Math.round(before[1] + passed * (after[1] - before[1]));
  return Math.min(Math.max(place, before[1] + 1), Math.max(after[1] - 1, before[1] + 1));
}

/** Whether this number was called up by the time the message was made. */
export const isCalledUp = (number: number, marks: readonly Mark[]): boolean => {
  const head = marks[0];
  return head !== undefined && number < head[0];
};
