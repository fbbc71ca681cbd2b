import { z } from 'zod';
import type { Answer } from './send.ts';

const Refusal = z.object({ code: z.string() });

/** What an answer comes to: `done`, or the code of its refusal. */
export const outcomeOf = ({ status, body }: Answer): string =>
  status < 400 ? 'done' : (Refusal.safeParse(body).data?.code ?? `status ${status}`);

/** Outcomes with their numbers, most frequent first: `500 done, 1500 SEAT_UNAVAILABLE`. */
export function tally(outcomes: readonly string[]): string {
  const groups = [...Map.groupBy(outcomes, (outcome) => outcome)].map(([name, { length }]) => ({
    name,
    length,
  }));
  return groups
    .toSorted((a, b) => b.length - a.length)
    .map(({ name, length }) => `${length} ${name}`)
    .join(', ');
}
