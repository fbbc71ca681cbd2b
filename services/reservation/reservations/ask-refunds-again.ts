import { sql } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import { counter } from '#shared/telemetry/metrics.ts';
import type { ReservationContext } from '../context.ts';
import { databaseNow } from '../db/clock.ts';
import { appendReservationEvent, cancelledFor } from './append-event.ts';

const BATCH = 100;

const askedAgain = counter('tiketi_refunds_asked_again_total', 'Refunds asked for again, for no answer came');

/**
 * Says again that a paid reservation was cancelled when, a minute later, no refund has been heard of:
 * the event or its answer may have been lost with the broker. Payment refunds once, however often it is asked.
 */
export async function askRefundsAgain(
  ctx: Pick<ReservationContext, 'db' | 'relay'>,
  log: Logger,
): Promise<void> {
  const asked = await inTransaction(ctx.db, async (tx) => {
    const waiting = await tx
      .updateTable('reservations')
      .set({ updated_at: databaseNow })
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('reservations')
          .select('id')
          // Literals and the statement's own time, as the index of unrefunded reservations has them.
          .where(
            sql<boolean>`status = 'cancelled' and payment_status = 'completed'
              and updated_at < now() - interval '1 minute'`,
          )
          .orderBy('updated_at')
          .limit(BATCH)
          .forUpdate()
          .skipLocked(),
      )
      .returning(['id', 'cancel_reason'])
      .execute();
    for (const { id, cancel_reason } of waiting) {
      const reason = cancelledFor(cancel_reason);
      await appendReservationEvent(tx, 'reservation.cancelled', id, { reason, paid: true });
    }
    return waiting.length;
  });
  if (asked === 0) return;
  askedAgain({}, asked);
  log.warn({ reservations: asked }, 'refunds asked for again');
  ctx.relay.nudge();
}
