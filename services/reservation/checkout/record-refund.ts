import type { Transaction } from 'kysely';
import type { EventData } from '#shared/events/contracts.ts';
import { databaseNow } from '../db/clock.ts';
import type { ReservationTables } from '../db/schema.ts';

/** The money is back: buyers see `refunded` from now on. */
export async function recordRefund(
  tx: Transaction<ReservationTables>,
  refunded: EventData<'payment.refunded'>,
): Promise<void> {
  await tx
    .updateTable('reservations')
    .set((eb) => ({ payment_status: 'refunded', version: eb('version', '+', 1), updated_at: databaseNow }))
    .where('id', '=', refunded.reservationId)
    .where('status', 'in', ['cancelled', 'expired'])
    .where('payment_status', '!=', 'refunded')
    .execute();
}
