import { sql, type Transaction } from 'kysely';
import type { EventData } from '#shared/events/contracts.ts';
import { databaseNow } from '../db/clock.ts';
import type { ReservationTables } from '../db/schema.ts';
import { giveUpHold } from '../holds/replace-unpaid-hold.ts';

/**
 * A payment failed. When it was the last one that had begun, the reservation waits for another
 * until its own deadline; while others run it waits for them. One whose checkout is not open may be heard
 * of before it is: payment gives up what it gets no answer to. It is not opened any more.
 */
export async function reopenAfterFailure(
  tx: Transaction<ReservationTables>,
  failed: EventData<'payment.failed'>,
): Promise<void> {
  const known = await tx
    .selectFrom('reservations')
    .select('open_payments')
    .where('id', '=', failed.reservationId)
    .forUpdate()
    .executeTakeFirst();
  if (!known?.open_payments.includes(failed.paymentId)) return forgo(tx, failed);
  const left = await tx
    .updateTable('reservations as r')
    .set((eb) => ({
      open_payments: sql<string[]>`array_remove(r.open_payments, ${failed.paymentId}::uuid)`,
      version: eb('r.version', '+', 1),
      updated_at: databaseNow,
    }))
    .where('r.id', '=', failed.reservationId)
    .where('r.status', '=', 'paying')
    .where(sql<boolean>`${failed.paymentId}::uuid = any(r.open_payments)`)
    .returning(['r.kind', 'r.open_payments', 'r.version'])
    .returning(
      sql<boolean>`exists (
        select from reservations newer
        where newer.user_id = r.user_id and newer.event_id = r.event_id and newer.kind = 'seats' and newer.status = 'pending'
      )`.as('superseded'),
    )
    .executeTakeFirst();
  if (!left || left.open_payments.length > 0) return;
  // The buyer held other seats while this payment ran: one unpaid hold an event, the failed one gives way.
  if (left.kind === 'seats' && left.superseded) return giveUpHold(tx, failed.reservationId);

  const reopened = await tx
    .updateTable('reservations')
    .set((eb) => ({ status: 'pending', held_until: eb.ref('expires_at'), version: left.version + 1 }))
    .where('id', '=', failed.reservationId)
    .where('version', '=', left.version)
    .returning('expires_at')
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('seats')
    .set({ held_until: reopened.expires_at })
    .where('reservation_id', '=', failed.reservationId)
    .execute();
}

const forgo = async (
  tx: Transaction<ReservationTables>,
  { reservationId, paymentId }: EventData<'payment.failed'>,
): Promise<void> =>
  void (await tx
    .updateTable('reservations')
    .set({ forgone_payments: sql<string[]>`array_append(forgone_payments, ${paymentId}::uuid)` })
    .where('id', '=', reservationId)
    .where('status', 'in', ['pending', 'paying'])
    .where(sql<boolean>`${paymentId}::uuid <> all(forgone_payments)`)
    .execute());
