import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventData } from '#shared/events/contracts.ts';
import { AppError } from '#shared/http/errors.ts';
import { silent } from '#shared/testing/database.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { expireHolds } from '../holds/expire-holds.ts';
import { closeOffer } from '../offers/close-offer.ts';
import { changeTicketType } from '../stock/change-ticket-type.ts';
import {
  type BoxOffice,
  letHoldRunOut,
  type Offer,
  openBoxOffice,
  putOnSale,
} from '../testing/box-office.ts';
import { beginPayment, deliverPaid, type Held, holdSeat, holdStanding } from '../testing/purchases.ts';
import { administerReservation } from './administer.ts';
import { cancelReservation } from './cancel-reservation.ts';

let office: BoxOffice;
beforeAll(async () => {
  office = await openBoxOffice();
});
afterAll(() => office.database.close());

const admin = newUser('admin');

/** What may happen to an event and its reservations; `at` chooses which of them. */
const act = fc.record({
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constant('hold' as const) },
    { weight: 3, arbitrary: fc.constantFrom('begin' as const, 'pay' as const) },
    { weight: 2, arbitrary: fc.constantFrom('cancel' as const, 'administer' as const, 'lapse' as const) },
    { weight: 1, arbitrary: fc.constantFrom('expire' as const, 'stock' as const, 'close' as const) },
  ),
  at: fc.nat(11),
});
type Act = { what: string; at: number };

/** Acts of buyers and administrators on one event. What the domain refuses is refused; a fault is a fault. */
function aWorld(offer: Offer) {
  const held: Held[] = [];
  const payments: EventData<'payment.paid'>[] = [];
  const delivered = new Set<EventData<'payment.paid'>>();

  async function perform({ what, at }: Act): Promise<unknown> {
    const reservation = held[at % Math.max(held.length, 1)];
    if (what === 'hold') {
      const seatId = offer.seatIds[at % Math.max(offer.seatIds.length, 1)];
      return held.push(
        await (seatId ? holdSeat(office, offer, seatId) : holdStanding(office, offer, 1 + (at % 3))),
      );
    }
    if (what === 'expire') return expireHolds(office, silent);
    if (what === 'close') return closeOffer(office, { ...offer.event, version: 2, status: 'cancelled' });
    if (what === 'stock') {
      const [id] = offer.ticketTypeIds;
      return id && changeTicketType(office, admin, { id, name: '1층', price: 50_000, totalQuantity: 5 + at });
    }
    if (what === 'pay') {
      const paid = payments[at % Math.max(payments.length, 1)];
      return paid && delivered.add(paid) && deliverPaid(office, paid);
    }
    if (!reservation) return undefined;
    const { id: reservationId, user } = reservation;
    if (what === 'begin') return payments.push(await beginPayment(office, reservation));
    if (what === 'lapse') return letHoldRunOut(office, reservationId);
    if (what === 'cancel') return cancelReservation(office, { reservationId, userId: user.userId });
    return administerReservation(office, admin, { id: reservationId, status: 'cancelled' });
  }

  return {
    delivered,
    perform: (one: Act) =>
      perform(one).catch((error) => {
        if (!(error instanceof AppError) && !(one.what === 'begin' && error instanceof Error)) throw error;
      }),
  };
}

test('whatever happens at once, stock and seats are those of the living reservations, and no payment is kept twice or for nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(fc.array(act, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 10 }),
      async (seated, rounds) => {
        const offer = await putOnSale(office, seated ? { seats: 4 } : { stock: [12] });
        const world = aWorld(offer);
        for (const round of rounds) await Promise.all(round.map(world.perform));
        await expireHolds(office, silent);
        expect(await unbalanced(offer.event.id)).toEqual({ stock: 0, seats: 0, tickets: 0 });
        for (const paid of world.delivered) expect(await fatesOf(paid)).toBe(1);
      },
    ),
    { numRuns: 40 },
  );
});

/** How many types, seats and reservations with their tickets are not as the reservations that live say. */
async function unbalanced(eventId: string) {
  const { rows } = await sql<{ stock: number; seats: number; tickets: number }>`
    with living as (
      select r.id, r.status, i.seat_id, i.ticket_type_id, i.quantity
      from reservations r join reservation_items i on i.reservation_id = r.id
      where r.event_id = ${eventId} and r.status in ('pending', 'paying', 'confirmed'))
    select
      (select count(*) from ticket_types t
        where t.event_id = ${eventId} and t.total_quantity - t.available_quantity
          <> (select coalesce(sum(quantity), 0) from living where ticket_type_id = t.id)) as stock,
      (select count(*) from seats s left join living l on l.seat_id = s.id
        where s.event_id = ${eventId} and (s.reservation_id is distinct from l.id or s.status <> case
          when l.id is null then 'available' when l.status = 'confirmed' then 'reserved' else 'locked' end)) as seats,
      (select count(*) from reservations r where r.event_id = ${eventId}
        and (select count(*) from tickets where reservation_id = r.id and voided_at is null)
          <> (select coalesce(sum(quantity), 0) from living where id = r.id and status = 'confirmed')) as tickets`.execute(
    office.db,
  );
  return rows[0];
}

/** A payment that arrived is kept for a reservation, or asked back on its account, or refused: one of these. */
async function fatesOf({ paymentId, reservationId }: EventData<'payment.paid'>): Promise<number> {
  const { rows } = await sql<{ kept: number; given_back: number; refused: number }>`
    select
      (select count(*) from reservations
        where id = ${reservationId} and payment_id = ${paymentId} and status = 'confirmed') as kept,
      (select count(*) from reservations
        where id = ${reservationId} and payment_id = ${paymentId} and status = 'cancelled'
          and exists (select from outbox where type = 'reservation.cancelled' and aggregate_id = ${reservationId}
            and (data ->> 'paid')::boolean)) as given_back,
      (select count(*) from outbox where type = 'reservation.payment_rejected'
        and data ->> 'paymentId' = ${paymentId}) as refused`.execute(office.db);
  const [fate] = rows;
  if (!fate) return 0;
  // Payment says again what it has heard no answer to, and is then refused again.
  return fate.kept + fate.given_back + Math.min(fate.refused, 1);
}
