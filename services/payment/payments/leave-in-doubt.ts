import type { Kysely } from 'kysely';
import { OPEN, putBack, secondsFromNow, type Work } from '../db/open-work.ts';
import type { PaymentTables } from '../db/schema.ts';
import { movePayment } from './move-payment.ts';
import type { TransitionCause } from './status.ts';

/**
 * Nobody can say what became of an order at its gateway: it is left to the reconciler, which asks in so many
 * seconds. A payment shows the doubt from then on; a charge of points has no state for it.
 * One that somebody has settled meanwhile keeps its own time.
 */
export async function leaveInDoubt(
  db: Kysely<PaymentTables>,
  work: Work,
  seconds: number,
  { cause, detail }: { cause: TransitionCause; detail: string },
): Promise<void> {
  const begins =
    work.table === 'payments' &&
    (await movePayment(
      db,
      { id: work.id },
      { from: 'PROCESSING', to: 'UNCERTAIN', cause, detail },
      { next_attempt_at: secondsFromNow(seconds) },
    ));
  if (!begins) await putBack(db, work, OPEN, seconds);
}
