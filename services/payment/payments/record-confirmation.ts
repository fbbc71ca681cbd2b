import type { Kysely } from 'kysely';
import type { EventData } from '#shared/events/contracts.ts';
import type { PaymentTables } from '../db/schema.ts';

/** The reservation is the buyer's: whoever waits for that may answer. Harmless when it comes again. */
export async function recordConfirmation(
  db: Kysely<PaymentTables>,
  { paymentId }: EventData<'reservation.confirmed'>,
): Promise<void> {
  // What costs nothing is confirmed without a payment.
  if (!paymentId) return;
  await db
    .updateTable('payments')
    .set((eb) => ({
      confirmed_at: eb.fn<Date>('clock_timestamp'),
      next_attempt_at: eb
        .case()
        .when('status', '=', 'SUCCESS')
        .then(null)
        .else(eb.ref('next_attempt_at'))
        .end(),
    }))
    .where('id', '=', paymentId)
    .where('confirmed_at', 'is', null)
    .execute();
}
