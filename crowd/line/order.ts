/**
 * When the room let somebody in, in ms since the epoch by the server's clock, as far as it can be known: two
 * equal times where the end of the slot tells it, else between the last answer that said "waits" and the first that did not.
 */
export type LetIn = { notBefore: number; notAfter: number };

/** Somebody who came and stayed: their number, and when they were let in. Who waits still has an endless `notAfter`. */
export type InLine = LetIn & { number: number };

/**
 * Those who were surely let in later than somebody behind them, each as a sentence. Who was called up in one
 * stroke with others was so at the same time. Of times that are not known exactly only what is certain counts.
 */
export function orderErrors(people: readonly InLine[]): string[] {
  const backToFront = people.toSorted((a, b) => b.number - a.number);
  const errors: string[] = [];
  let soonest: InLine | undefined;
  for (const one of backToFront) {
    if (soonest && soonest.number > one.number && one.notBefore > soonest.notAfter)
      errors.push(
        `number ${one.number} was passed by number ${soonest.number}, by ${one.notBefore - soonest.notAfter} ms or more`,
      );
    if (!soonest || one.notAfter < soonest.notAfter) soonest = one;
  }
  return errors;
}
