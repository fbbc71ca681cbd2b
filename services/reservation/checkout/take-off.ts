import type { Selectable, Transaction } from 'kysely';
import type { EventData } from '#shared/events/contracts.ts';
import { databaseNow } from '../db/clock.ts';
import type { ReservationItemTable, ReservationTables } from '../db/schema.ts';
import { releaseSome, returnSome } from '../holds/release.ts';
import { appendReduced } from '../reservations/append-event.ts';

type Refunded = EventData<'payment.refunded'>;
type Item = Selectable<ReservationItemTable>;
/** An item, and how many of its tickets go. */
type Taken = Item & { taken: number };

/**
 * Takes the tickets that a refund names off the reservation that its payment confirmed, once for each refund:
 * their seats and stock are free with this transaction, and the rest goes on at a lower sum. Answers `all`,
 * with nothing done, when nothing would be left.
 */
export async function takeOff(
  tx: Transaction<ReservationTables>,
  refunded: Refunded,
): Promise<'all' | 'some' | 'none'> {
  const { reservationId, paymentId, refundId } = refunded;
  const reservation = await lockConfirmedBy(tx, refunded);
  if (!reservation || !(await isFirst(tx, refunded))) return 'none';
  const items = await tx
    .selectFrom('reservation_items')
    .selectAll()
    .where('reservation_id', '=', reservationId)
    .execute();
  const taken = items.flatMap((item) => takenOf(item, refunded));
  if (taken.length === 0) return 'none';
  if (sumOf(items, ({ quantity }) => quantity) === sumOf(taken, (item) => item.taken)) return 'all';

  await shrink(tx, reservationId, reservation.version, taken);
  for (const item of taken) await shrinkItem(tx, item);
  const seatIds = taken.flatMap(({ seat_id }) => seat_id ?? []);
  const tickets = taken.flatMap(({ ticket_type_id: ticketTypeId, taken: quantity }) =>
    ticketTypeId ? [{ ticketTypeId, quantity }] : [],
  );
  await releaseSome(tx, reservationId, seatIds);
  await returnSome(tx, tickets);
  const ticketTypeIds = tickets.map(({ ticketTypeId }) => ticketTypeId);
  await appendReduced(tx, reservationId, { seatIds, ticketTypeIds }, { paymentId, refundId });
  return 'some';
}

const lockConfirmedBy = (tx: Transaction<ReservationTables>, { reservationId, paymentId }: Refunded) =>
  tx
    .selectFrom('reservations')
    .select('version')
    .where('id', '=', reservationId)
    .where('payment_id', '=', paymentId)
    .where('status', '=', 'confirmed')
    .forUpdate()
    .executeTakeFirst();

/** False when an earlier telling of this refund has had its effect. */
async function isFirst(
  tx: Transaction<ReservationTables>,
  { refundId, reservationId }: Refunded,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('refunded_parts')
    .values({ refund_id: refundId, reservation_id: reservationId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

function takenOf(item: Item, { items }: Refunded): Taken[] {
  const back = items.find(({ seatId, ticketTypeId }) =>
    item.seat_id ? seatId === item.seat_id : ticketTypeId === item.ticket_type_id,
  );
  return back ? [{ ...item, taken: Math.min(item.quantity, back.quantity) }] : [];
}

async function shrink(
  tx: Transaction<ReservationTables>,
  reservationId: string,
  version: number,
  taken: Taken[],
): Promise<void> {
  const worth = sumOf(taken, (item) => item.taken * item.unit_price);
  const { numUpdatedRows } = await tx
    .updateTable('reservations')
    .set((eb) => ({
      total_amount: eb('total_amount', '-', worth),
      version: version + 1,
      updated_at: databaseNow,
    }))
    .where('id', '=', reservationId)
    .where('status', '=', 'confirmed')
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) throw new Error(`reservation ${reservationId} moved under its lock`);
}

async function shrinkItem(
  tx: Transaction<ReservationTables>,
  { id, quantity, taken, unit_price }: Taken,
): Promise<void> {
  if (taken === quantity) {
    await tx.deleteFrom('reservation_items').where('id', '=', id).execute();
    return;
  }
  const left = quantity - taken;
  await tx
    .updateTable('reservation_items')
    .set({ quantity: left, subtotal: left * unit_price })
    .where('id', '=', id)
    .execute();
}

const sumOf = <Row>(rows: Row[], of: (row: Row) => number) => rows.reduce((sum, row) => sum + of(row), 0);
