import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { User } from '#shared/tokens/claims.ts';
import { requireOnSaleTo } from '../catalogue/require-on-sale.ts';
import type { ReservationContext } from '../context.ts';
import { countCreated, countSelected } from '../metrics.ts';
import { appendReservationEvent } from '../reservations/append-event.ts';
import { insertReservation, type NewReservation } from '../reservations/insert-reservation.ts';
import { findMadeBefore } from '../reservations/made-before.ts';
import { freeLapsedTickets } from './free-lapsed-tickets.ts';
import { isEnough, takeStock, type WantedTickets } from './take-stock.ts';

/**
 * Takes standing tickets out of stock, all types or none. Buyers of one type wait for each other for milliseconds
 * and are refused only when the stock is gone, holds that ran out not counted. What costs nothing is confirmed at once.
 * Throws 403 `QUEUE_NOT_ADMITTED`; 404 `EVENT_NOT_FOUND`, `TICKET_TYPE_NOT_FOUND`; 409 `EVENT_NOT_ON_SALE`, `INSUFFICIENT_STOCK`;
 * 503 `UPSTREAM_UNAVAILABLE`.
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
  const { userId } = user;
  const { endedUpTo, ...event } = await requireOnSaleTo(ctx.db, { eventId: input.eventId, userId });
  const visit = await ctx.requireAdmission({ eventId: event.id, userId, pass: input.pass, endedUpTo });
  countSelected(event.id);
  const types = await readTypes(ctx, input.eventId, input.items);
  const take = () =>
    inTransaction(ctx.db, async (tx) => {
      const made = await insertReservation(tx, {
        id,
        user,
        event,
        visit,
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
  const reservation = await take().catch(async (error) => {
    if (!isShort(error)) throw error;
    const freed = (await freeLapsedTickets(ctx, event.id)) || (await isEnough(ctx.db, input.items));
    if (!freed) throw error;
    return take();
  });
  countCreated(event.id, reservation.totalAmount > 0 ? 'pending' : 'confirmed', 0);
  ctx.relay.nudge();
  return reservation;
}

const isShort = (error: unknown): boolean => error instanceof AppError && error.code === 'INSUFFICIENT_STOCK';

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
