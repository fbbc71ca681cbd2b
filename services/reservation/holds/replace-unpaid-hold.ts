import { sql, type Transaction } from 'kysely';
import { violatesUnique } from '#shared/database/unique.ts';
import { databaseNow } from '../db/clock.ts';
import type { ReservationTables } from '../db/schema.ts';
import { appendReservationEvent } from '../reservations/append-event.ts';
import { releaseSeats } from './release.ts';

/** Gives up the buyer's own unpaid hold of seats in the event; one that is being paid stays. */
export async function replaceUnpaidHold(
  tx: Transaction<ReservationTables>,
  userId: string,
  eventId: string,
): Promise<void> {
  // One after the other, so that each sees what the one before has made.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${userId} ${eventId}`}, 0))`.execute(tx);
  const earlier = await tx
    .selectFrom('reservations')
    .select('id')
    .where('user_id', '=', userId)
    .where('event_id', '=', eventId)
    .where('kind', '=', 'seats')
    .where('status', '=', 'pending')
    .forUpdate()
    .execute();
  for (const { id } of earlier) await giveUpHold(tx, id);
}

/** Ends an unpaid hold because its buyer chose other seats. The caller has locked its row. */
export async function giveUpHold(tx: Transaction<ReservationTables>, id: string): Promise<void> {
  await tx
    .updateTable('reservations')
    .set((eb) => ({
      status: 'cancelled',
      payment_status: 'failed',
      cancel_reason: 'replaced',
      expires_at: null,
      held_until: null,
      version: eb('version', '+', 1),
      updated_at: databaseNow,
    }))
    .where('id', '=', id)
    .where('status', 'in', ['pending', 'paying'])
    .executeTakeFirstOrThrow();
  await releaseSeats(tx, id);
  await appendReservationEvent(tx, 'reservation.cancelled', id, { reason: 'replaced', paid: false });
}

export const isSecondUnpaidHold = (error: unknown): boolean => violatesUnique(error, 'one_unpaid_hold');
