import { sql, type Transaction } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { User } from '#shared/tokens/claims.ts';
import { requireOnSale } from '../catalogue/require-on-sale.ts';
import type { ReservationContext } from '../context.ts';
import type { ReservationTables } from '../db/schema.ts';
import { countCreated, countSelected } from '../metrics.ts';
import { appendReservationEvent } from '../reservations/append-event.ts';
import { insertReservation, type NewReservation } from '../reservations/insert-reservation.ts';
import { findMadeBefore } from '../reservations/made-before.ts';

export type WantedTickets = { ticketTypeId: string; quantity: number };

/**
 * Takes standing tickets out of stock, all types or none. Buyers of one type wait for each
 * other for milliseconds and are refused only when the stock is gone. What costs nothing is confirmed at once.
 * Throws 403 `QUEUE_NOT_ADMITTED`; 404 `EVENT_NOT_FOUND`, `TICKET_TYPE_NOT_FOUND`; 409 `EVENT_NOT_ON_SALE`, `INSUFFICIENT_STOCK`.
 */
export async function holdTickets(
  ctx: ReservationContext,
  user: User,
  input: {
    eventId: string;
    items: WantedTickets[];
    pass?: string | undefined;
    attemptId?: string | undefined;
  },
): Promise<NewReservation> {
  const id = input.attemptId ?? uuidv7();
  const before = input.attemptId && (await findMadeBefore(ctx.db, id));
  if (before) return before;
  const event = await requireOnSale(ctx.db, input.eventId);
  await ctx.requireAdmission(event.id, user.userId, input.pass);
  countSelected(event.id);
  const types = await readTypes(ctx, input.eventId, input.items);
  const reservation = await inTransaction(ctx.db, async (tx) => {
    const made = await insertReservation(tx, {
      id,
      user,
      event,
      kind: 'tickets',
      holdMs: ctx.limits.standingHoldMs,
      items: types.map(({ type, quantity }) => ({
        ticket_type_id: type.id,
        seat_id: null,
        label: type.name,
        section: null,
        row_number: null,
        seat_number: null,
        quantity,
        unit_price: type.price,
        subtotal: type.price * quantity,
      })),
    });
    // Last before the event and the commit: a popular type's row is locked as briefly as can be.
    await takeStock(tx, event.id, input.items);
    if (made.totalAmount > 0) await appendReservationEvent(tx, 'reservation.held', id, {});
    else await appendReservationEvent(tx, 'reservation.confirmed', id, { paymentId: null });
    return made;
  });
  countCreated(event.id, reservation.totalAmount > 0 ? 'pending' : 'confirmed', 0);
  ctx.relay.nudge();
  return reservation;
}

/** In one order for everybody, so that buyers of several types never wait for each other in a circle. */
async function takeStock(
  tx: Transaction<ReservationTables>,
  eventId: string,
  items: WantedTickets[],
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    with wanted as (
      select t.id, w.quantity from ticket_types t
      join jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as w ("ticketTypeId" uuid, quantity int)
        on w."ticketTypeId" = t.id
      where exists (select from event_copies e where e.id = ${eventId} and e.status = 'scheduled')
      order by t.id
      for update of t)
    update ticket_types t
    set available_quantity = t.available_quantity - wanted.quantity, version = version + 1, updated_at = now()
    from wanted where wanted.id = t.id and t.available_quantity >= wanted.quantity
    returning t.id`.execute(tx);
  if (rows.length === items.length) return;
  await requireOnSale(tx, eventId);
  const taken = new Set(rows.map((row) => row.id));
  throw await insufficientStock(
    tx,
    items.filter((item) => !taken.has(item.ticketTypeId)),
  );
}

async function insufficientStock(
  tx: Transaction<ReservationTables>,
  short: WantedTickets[],
): Promise<AppError> {
  const types = await tx
    .selectFrom('ticket_types')
    .select(['id', 'name', 'available_quantity'])
    .where(
      'id',
      'in',
      short.map((item) => item.ticketTypeId),
    )
    .execute();
  return new AppError('INSUFFICIENT_STOCK', {
    message: `남은 티켓이 부족합니다: ${types.map((type) => `${type.name} ${type.available_quantity}매`).join(', ')}`,
    details: {
      available: Math.min(...types.map((type) => type.available_quantity)),
      ticketTypes: types.map((type) => ({ id: type.id, available: type.available_quantity })),
    },
  });
}

async function readTypes(ctx: ReservationContext, eventId: string, items: WantedTickets[]) {
  const types = await ctx.db
    .selectFrom('ticket_types')
    .select(['id', 'event_id', 'name', 'price'])
    .where(
      'id',
      'in',
      items.map((item) => item.ticketTypeId),
    )
    .execute();
  return items.map(({ ticketTypeId, quantity }) => {
    const type = types.find((one) => one.id === ticketTypeId);
    if (!type) throw new AppError('TICKET_TYPE_NOT_FOUND');
    if (type.event_id !== eventId) throw new AppError('VALIDATION_ERROR');
    return { type, quantity };
  });
}
