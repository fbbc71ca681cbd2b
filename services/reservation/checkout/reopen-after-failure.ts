import { sql, type Transaction } from 'kysely';
import type { EventData } from '#shared/events/contracts.ts';
import type { ReservationTables } from '../db/schema.ts';
import { giveUpHold } from '../holds/replace-unpaid-hold.ts';

/**
 * The payment that opened the checkout failed: the reservation waits for another until its own
 * deadline. The failure of another one, say of a second tab or long ago, changes nothing.
 */
export async function reopenAfterFailure(
  tx: Transaction<ReservationTables>,
  failed: EventData<'payment.failed'>,
): Promise<void> {
  const failing = await tx
    .selectFrom('reservations as r')
    .select(['r.user_id', 'r.event_id', 'r.kind'])
    .select(
      sql<boolean>`exists (
        select from reservations newer
        where newer.user_id = r.user_id and newer.event_id = r.event_id and newer.kind = 'seats' and newer.status = 'pending'
      )`.as('superseded'),
    )
    .where('r.id', '=', failed.reservationId)
    .where('r.status', '=', 'paying')
    .where('r.payment_id', '=', failed.paymentId)
    .forUpdate()
    .executeTakeFirst();
  if (!failing) return;
  // The buyer held other seats while this payment ran: one unpaid hold an event, the failed one gives way.
  if (failing.kind === 'seats' && failing.superseded) return giveUpHold(tx, failed.reservationId);

  const reopened = await tx
    .updateTable('reservations')
    .set((eb) => ({
      status: 'pending',
      payment_id: null,
      held_until: eb.ref('expires_at'),
      version: eb('version', '+', 1),
      updated_at: new Date(),
    }))
    .where('id', '=', failed.reservationId)
    .where('status', '=', 'paying')
    .where('payment_id', '=', failed.paymentId)
    .returning('expires_at')
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('seats')
    .set({ held_until: reopened.expires_at })
    .where('reservation_id', '=', failed.reservationId)
    .execute();
}
