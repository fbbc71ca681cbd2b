import { type Kysely, sql } from 'kysely';
import type { Outcome } from './publish-chain.ts';

const LONGEST_PAUSES = 5;

/**
 * Writes down what became of a round, in one statement: a statement for each event would cost more than
 * publishing it. A refused event is left alone for one pause, then two, then four, never more than five: one
 * that the broker never takes costs little, and what waited for the broker goes soon after its return.
 */
export async function settle<Tables>(
  db: Kysely<Tables>,
  outcomes: Outcome[],
  pauseMs: number,
): Promise<void> {
  const taken = outcomes.flatMap((outcome) => outcome.taken);
  const refused = outcomes.flatMap((outcome) => outcome.refused?.event.seq ?? []);
  if (taken.length === 0 && refused.length === 0) return;
  await sql`
    with paused as (
      update outbox set
        tries = tries + 1,
        claimed_until = now() + make_interval(secs => ${pauseMs / 1_000} * least(2 ^ least(tries, 3), ${LONGEST_PAUSES}))
      where seq = any(${refused}))
    delete from outbox where seq = any(${taken})`.execute(db);
}
