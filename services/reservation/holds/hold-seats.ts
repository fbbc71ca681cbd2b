import { sql, type Transaction } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { User } from '#shared/tokens/claims.ts';
import { type EventOnSale, requireOnSale, requireOnSaleTo } from '../catalogue/require-on-sale.ts';
import type { ReservationContext } from '../context.ts';
import type { ReservationTables } from '../db/schema.ts';
import { countCreated, countSelected } from '../metrics.ts';
import { appendReservationEvent } from '../reservations/append-event.ts';
import { insertReservation, type NewReservation } from '../reservations/insert-reservation.ts';
import { findMadeBefore, type MadeBefore } from '../reservations/made-before.ts';
import { readWantedSeats, seatsUnavailable, type WantedSeat } from './read-wanted-seats.ts';
import { isSecondUnpaidHold, replaceUnpaidHold } from './replace-unpaid-hold.ts';

/**
 * Holds seats for an unpaid reservation, all of them or none, until the hold runs out.
 * A hold takes the place of the buyer's own earlier unpaid hold in the event.
 * Throws 403 `QUEUE_NOT_ADMITTED`; 404 `EVENT_NOT_FOUND`, `SEAT_NOT_FOUND`; 409 `EVENT_NOT_ON_SALE`,
 * `SEAT_UNAVAILABLE`; 503 `UPSTREAM_UNAVAILABLE`.
 */
export async function holdSeats(
  ctx: ReservationContext,
  user: User,
  input: {
    eventId: string;
    seatIds: string[];
    pass?: string | undefined;
    attemptId?: string | undefined;
  },
): Promise<MadeBefore> {
  const id = input.attemptId ?? uuidv7();
  const before = input.attemptId && (await findMadeBefore(ctx.db, id));
  if (before) return before;
  const { userId } = user;
  const { endedUpTo, ...event } = await requireOnSaleTo(ctx.db, { eventId: input.eventId, userId });
  const visit = await ctx.requireAdmission({ eventId: event.id, userId, pass: input.pass, endedUpTo });
  countSelected(event.id);
  const seats = await readWantedSeats(ctx.db, { ...input, userId });
  const labels = seats.map((seat) => seat.seat_label);
  const gone = seats.filter((seat) => !seat.free);
  const replaces = seats.some((seat) => seat.replaces);
  if (gone.length > 0 && !(replaces && (await holdsThemself(ctx, user, gone)))) {
    throw seatsUnavailable(gone.map((seat) => seat.seat_label));
  }

  const taking = { id, user, event, visit, seats, holdMs: ctx.limits.holdMs };
  const held = await ctx.seatLock.guard(input.seatIds, id, () =>
    retryOnSecondHold(
      (giveUp) => inTransaction(ctx.db, (tx) => takeSeats(tx, { ...taking, replaces: giveUp })),
      replaces,
    ),
  );
  if (!held) throw seatsUnavailable(labels);
  countCreated(event.id, 'pending', seats.length);
  ctx.relay.nudge();
  return { ...held, seats };
}

type Taking = {
  id: string;
  user: User;
  event: EventOnSale;
  visit: number | null;
  seats: WantedSeat[];
  holdMs: number;
  /** The buyer has an earlier hold to give up. */
  replaces: boolean;
};

/**
 * The conditional UPDATE is what decides; whatever was read before it may be out of date.
 * A list of ids, no array: of how many there are in an array PostgreSQL makes a new plan each time.
 */
async function takeSeats(tx: Transaction<ReservationTables>, taking: Taking): Promise<NewReservation> {
  const { id, user, event, visit, seats, holdMs, replaces } = taking;
  if (replaces) await replaceUnpaidHold(tx, user.userId, event.id);
  const reservation = await insertReservation(tx, {
    id,
    user,
    event,
    visit,
    kind: 'seats',
    holdMs,
    items: seats.map((seat) => ({
      ticket_type_id: null,
      seat_id: seat.id,
      label: seat.seat_label,
      section: seat.section,
      row_number: seat.row_number,
      seat_number: seat.seat_number,
      quantity: 1,
      unit_price: seat.price,
      subtotal: seat.price,
    })),
  });
  const taken = await sql<{ id: string }>`
    update seats set status = 'locked', reservation_id = ${id}, version = version + 1, updated_at = now(),
      held_until = (select held_until from reservations where id = ${id})
    where id in (
      select id from seats
      where id in (${sql.join(seats.map((seat) => seat.id))}) and event_id = ${event.id}
        and (status = 'available' or held_until <= clock_timestamp())
        and exists (select from event_copies e where e.id = ${event.id} and e.status = 'scheduled')
      order by id
      for update skip locked)
    returning id`.execute(tx);
  if (taken.rows.length < seats.length) {
    await requireOnSale(tx, event.id);
    const won = new Set(taken.rows.map((row) => row.id));
    throw seatsUnavailable(seats.filter((seat) => !won.has(seat.id)).map((seat) => seat.seat_label));
  }
  await appendReservationEvent(tx, 'reservation.held', id, {});
  return reservation;
}

/** A buyer who asks again for the seat they hold gets a new hold of it. */
async function holdsThemself(ctx: ReservationContext, user: User, seats: WantedSeat[]): Promise<boolean> {
  const own = await ctx.db
    .selectFrom('seats')
    .innerJoin('reservations', 'reservations.id', 'seats.reservation_id')
    .select('seats.id')
    .where(
      'seats.id',
      'in',
      seats.map((seat) => seat.id),
    )
    .where('reservations.user_id', '=', user.userId)
    .where('reservations.status', '=', 'pending')
    .execute();
  return own.length === seats.length;
}

/** Two holds of one buyer at once: the later one runs into the earlier, and replaces it at its next try. */
async function retryOnSecondHold<T>(hold: (replaces: boolean) => Promise<T>, replaces: boolean): Promise<T> {
  for (let triesLeft = 20; ; triesLeft--) {
    try {
      return await hold(replaces);
    } catch (error) {
      if (triesLeft === 0 || !isSecondUnpaidHold(error)) throw error;
      replaces = true;
    }
  }
}
