import { sql } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import type { ReservationFacts } from '#shared/events/facts.ts';
import type { ErrorCode } from '#shared/http/errors.ts';
import { eventTakesPlace } from '../catalogue/event-takes-place.ts';
import type { Db } from '../context.ts';
import { databaseNow } from '../db/clock.ts';
import type { ReservationTables } from '../db/schema.ts';
import { lockSeats } from '../holds/lock-seats.ts';
import { readReservationFacts } from '../reservations/append-event.ts';

export type Checkout =
  | { ok: true; amount: number; reservation: ReservationFacts }
  | { ok: false; code: ErrorCode };

/**
 * A payment begins: for `checkoutMs` nobody takes the seats back, even when the hold runs out
 * meanwhile. It may be opened again while the hold lasts: that only one payment runs is
 * decided where payments are kept.
 */
export async function openCheckout(
  db: Db,
  checkoutMs: number,
  input: { reservationId: string; userId: string; paymentId: string },
): Promise<Checkout> {
  const opening = inTransaction<ReservationTables, Checkout>(db, async (tx) => {
    const opened = await tx
      .updateTable('reservations as r')
      .set((eb) => ({
        status: 'paying',
        open_payments: sql<string[]>`array_append(r.open_payments, ${input.paymentId}::uuid)`,
        held_until: sql<Date>`greatest(r.expires_at, clock_timestamp() + make_interval(secs => ${checkoutMs / 1_000}))`,
        version: eb('r.version', '+', 1),
        updated_at: databaseNow,
      }))
      .where('r.id', '=', input.reservationId)
      .where('r.user_id', '=', input.userId)
      .where('r.status', 'in', ['pending', 'paying'])
      .where(sql<boolean>`r.expires_at > clock_timestamp()`)
      // Payment has given this one up meanwhile.
      .where(sql<boolean>`${input.paymentId}::uuid <> all(r.forgone_payments)`)
      .where(eventTakesPlace)
      .returning(['r.held_until', 'r.total_amount'])
      .executeTakeFirst();
    if (!opened?.held_until) return { ok: false, code: await whyNot(tx, input) };
    if (!(await lockSeats(tx, input.reservationId))) throw new HoldLost();
    await tx
      .updateTable('seats')
      .set({ held_until: opened.held_until })
      .where('reservation_id', '=', input.reservationId)
      .execute();
    const reservation = await readReservationFacts(tx, input.reservationId);
    if (!reservation) throw new Error('a reservation vanished while its checkout was opened');
    return { ok: true, amount: opened.total_amount, reservation };
  });
  return opening.catch((error) => {
    if (error instanceof HoldLost) return { ok: false, code: 'RESERVATION_EXPIRED' };
    throw error;
  });
}

/** Undoes the opening: the seats went to somebody else in the moment the hold ran out. */
class HoldLost extends Error {}

async function whyNot(db: Db, input: { reservationId: string; userId: string }): Promise<ErrorCode> {
  const reservation = await db
    .selectFrom('reservations')
    .select(['status', 'payment_status'])
    .where('id', '=', input.reservationId)
    .where('user_id', '=', input.userId)
    .executeTakeFirst();
  switch (reservation?.status) {
    case undefined:
      return 'RESERVATION_NOT_FOUND';
    case 'confirmed':
      return 'ALREADY_PAID';
    case 'cancelled':
      return 'RESERVATION_NOT_PAYABLE';
    case 'expired':
      return reservation.payment_status === 'refunded' ? 'RESERVATION_NOT_PAYABLE' : 'RESERVATION_EXPIRED';
    case 'pending':
    case 'paying':
      return (await isLapsed(db, input.reservationId)) ? 'RESERVATION_EXPIRED' : 'RESERVATION_NOT_PAYABLE';
  }
}

async function isLapsed(db: Db, reservationId: string): Promise<boolean> {
  const { rows } = await sql<{ lapsed: boolean }>`
    select expires_at <= clock_timestamp() as lapsed from reservations where id = ${reservationId}`.execute(
    db,
  );
  return rows[0]?.lapsed ?? true;
}
