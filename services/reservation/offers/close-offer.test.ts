import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventData } from '#shared/events/contracts.ts';
import type { EventFacts } from '#shared/events/facts.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { recordRefund } from '../checkout/record-refund.ts';
import { holdTickets } from '../holds/hold-tickets.ts';
import { cancelReservation } from '../reservations/cancel-reservation.ts';
import { readOwn } from '../reservations/read-own.ts';
import { wireState } from '../reservations/wire-state.ts';
import { createSeatMaps } from '../seats/seat-maps.ts';
import { type BoxOffice, eventsOf, type Offer, openBoxOffice, putOnSale } from '../testing/box-office.ts';
import {
  beginPayment,
  deliverPaid,
  holdSeat,
  holdStanding,
  payFor,
  refundOf,
  stateOf,
  told,
} from '../testing/purchases.ts';
import { closeOffer } from './close-offer.ts';

let office: BoxOffice;
beforeAll(async () => {
  office = await openBoxOffice();
});
afterAll(() => office.database.close());

const calledOff = (
  event: EventFacts,
  version = 2,
  status: 'cancelled' | 'deleted' = 'cancelled',
): EventFacts => ({ ...event, version, status });

const cancellations = (id: string) =>
  told<EventData<'reservation.cancelled'>>(office, 'reservation.cancelled', id);

async function seatsOf(event: EventFacts) {
  const seats = await office.db
    .selectFrom('seats')
    .select(['status', 'reservation_id'])
    .where('event_id', '=', event.id)
    .execute();
  return new Set(seats.map((seat) => `${seat.status} ${seat.reservation_id}`));
}

async function leftOf(offer: Offer) {
  const { available_quantity } = await office.db
    .selectFrom('ticket_types')
    .select('available_quantity')
    .where('event_id', '=', offer.event.id)
    .executeTakeFirstOrThrow();
  return available_quantity;
}

test.each(['cancelled', 'deleted'] as const)(
  'an event that is %s ends what is held and what is paid, frees the seats and asks for the money back',
  async (status) => {
    const offer = await putOnSale(office, { seats: 4 });
    const held = await holdSeat(office, offer, offer.seatIds[0]);
    const bought = await holdSeat(office, offer, offer.seatIds[1]);
    await payFor(office, bought);
    const over = await holdSeat(office, offer, offer.seatIds[2]);
    await cancelReservation(office, { reservationId: over.id, userId: over.user.userId });

    expect(await closeOffer(office, calledOff(offer.event, 2, status))).toBe(2);
    expect(await stateOf(office, held.id)).toEqual({
      status: 'cancelled',
      payment_status: 'failed',
      cancel_reason: 'event_cancelled',
    });
    expect(await stateOf(office, bought.id)).toEqual({
      status: 'cancelled',
      payment_status: 'completed',
      cancel_reason: 'event_cancelled',
    });
    expect(await stateOf(office, over.id)).toMatchObject({ cancel_reason: 'owner' });
    expect(await seatsOf(offer.event)).toEqual(new Set(['available null']));
    expect(await cancellations(held.id)).toMatchObject([{ reason: 'event_cancelled', paid: false }]);
    expect(await cancellations(bought.id)).toMatchObject([
      {
        reason: 'event_cancelled',
        paid: true,
        seats: [{ id: offer.seatIds[1], status: 'available' }],
        reservation: { id: bought.id, eventTitle: offer.event.title },
      },
    ]);
  },
);

test('stock of several buyers comes back in one sum; what cost nothing shows as refunded', async () => {
  const offer = await putOnSale(office, { stock: [30] });
  for (const quantity of [1, 2, 3]) await payFor(office, await holdStanding(office, offer, quantity));
  await holdStanding(office, offer, 4);
  expect(await leftOf(offer)).toBe(20);
  expect(await closeOffer(office, calledOff(offer.event))).toBe(4);
  expect(await leftOf(offer)).toBe(30);

  const free = await putOnSale(office, { stock: [5], price: 0 });
  const guest = await holdStanding(office, free);
  await closeOffer(office, calledOff(free.event));
  expect(await stateOf(office, guest.id)).toMatchObject({ payment_status: 'refunded' });
  expect(await cancellations(guest.id)).toMatchObject([{ paid: false }]);
});

test('asked again, by call and by event at once, it says the same number and ends nothing twice', async () => {
  const offer = await putOnSale(office, { seats: 20 });
  const bought = await Promise.all(offer.seatIds.map((seatId) => holdSeat(office, offer, seatId)));
  for (const one of bought) await payFor(office, one);
  const facts = calledOff(offer.event);
  await Promise.all(Array.from({ length: 4 }, () => closeOffer(office, facts)));
  expect(await closeOffer(office, facts)).toBe(20);
  for (const { id } of bought) expect(await cancellations(id)).toHaveLength(1);
  // Deleted afterwards: that version has ended nothing.
  expect(await closeOffer(office, calledOff(offer.event, 3, 'deleted'))).toBe(0);
  expect(await closeOffer(office, facts)).toBe(20);
});

test('a try that was cut short is gone on with, and the count is that of both', async () => {
  const offer = await putOnSale(office, { stock: [2_000] });
  const [ticketTypeId = ''] = offer.ticketTypeIds;
  await confirmed(offer, 1_200);
  const broken = {
    db: office.db,
    relay: {
      nudge: () => {
        throw new Error('the process died here');
      },
    },
  };
  await expect(closeOffer(broken, calledOff(offer.event))).rejects.toThrow('died');
  const left = await office.db
    .selectFrom('reservations')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('event_id', '=', offer.event.id)
    .where('status', '=', 'confirmed')
    .executeTakeFirstOrThrow();
  expect(left).toEqual({ left: 700 });
  expect(await closeOffer(office, calledOff(offer.event))).toBe(1_200);
  const type = await office.db
    .selectFrom('ticket_types')
    .select('available_quantity')
    .where('id', '=', ticketTypeId)
    .executeTakeFirstOrThrow();
  expect(type.available_quantity).toBe(2_000);
});

/** Reservations as if so many had bought one ticket each. */
async function confirmed(offer: Offer, count: number) {
  const [ticketTypeId = ''] = offer.ticketTypeIds;
  await sql`
    with made as (
      insert into reservations (id, user_id, event_id, reservation_number, kind, total_amount, status, payment_status,
        payment_id, event_title, venue, event_date, user_name, user_email)
      select gen_random_uuid(), gen_random_uuid(), ${offer.event.id}, gen_random_uuid()::text, 'tickets', 50000,
        'confirmed', 'completed', gen_random_uuid(), '여름 콘서트', '올림픽홀', now() + interval '2 days', '구매자', 'b@example.com'
      from generate_series(1, ${count}::int)
      returning id)
    insert into reservation_items (reservation_id, position, ticket_type_id, label, quantity, unit_price, subtotal)
    select id, 0, ${ticketTypeId}, '1층', 1, 50000, 50000 from made`.execute(office.db);
  await sql`update ticket_types set available_quantity = available_quantity - ${count} where id = ${ticketTypeId}`.execute(
    office.db,
  );
}

test('a payment that ends late is refused, and the buyer sees it refunded', async () => {
  const offer = await putOnSale(office, { seats: 1 });
  const held = await holdSeat(office, offer, offer.seatIds[0]);
  const paid = await beginPayment(office, held);
  await closeOffer(office, calledOff(offer.event, 2, 'deleted'));
  await deliverPaid(office, paid);
  expect((await eventsOf(office, held.id)).at(-1)).toBe('reservation.payment_rejected');
  await office.db.transaction().execute((tx) => recordRefund(tx, refundOf(paid, { reason: 'rejected' })));
  const own = wireState(await readOwn(office.db, held.user.userId, held.id));
  expect(own).toMatchObject({ status: 'cancelled', payment_status: 'refunded', isExpired: true });
});

test('a called off event sells nothing; a deleted one is not there, but its buyers keep their pages', async () => {
  const offer = await putOnSale(office, { seats: 2, stock: [] });
  const held = await holdSeat(office, offer, offer.seatIds[0]);
  await closeOffer(office, calledOff(offer.event));
  await expect(holdSeat(office, offer, offer.seatIds[1])).rejects.toMatchObject({
    code: 'EVENT_NOT_ON_SALE',
  });
  const maps = createSeatMaps(office.db);
  expect(JSON.parse((await maps(offer.event.id)).json).seats).toHaveLength(2);

  await closeOffer(office, calledOff(offer.event, 3, 'deleted'));
  await expect(holdSeat(office, offer, offer.seatIds[1])).rejects.toMatchObject({ code: 'EVENT_NOT_FOUND' });
  await expect(maps(offer.event.id)).rejects.toMatchObject({ code: 'EVENT_NOT_FOUND' });
  const page = await readOwn(office.db, held.user.userId, held.id);
  expect(page).toMatchObject({ event_title: offer.event.title, items: [{ label: 'R-1-1' }] });
});

test('what an older version says changes nothing any more', async () => {
  const offer = await putOnSale(office, { stock: [5] });
  const held = await holdStanding(office, offer);
  await closeOffer(office, calledOff(offer.event, 3, 'deleted'));
  expect(await closeOffer(office, calledOff(offer.event, 2))).toBe(0);
  await closeOffer(office, { ...offer.event, version: 2 });
  await expect(
    holdTickets(office, newUser(), {
      eventId: offer.event.id,
      items: [{ ticketTypeId: offer.ticketTypeIds[0] ?? '', quantity: 1 }],
    }),
  ).rejects.toMatchObject({ code: 'EVENT_NOT_FOUND' });
  expect(await cancellations(held.id)).toHaveLength(1);
});

test('a full stadium of 4,900 is ended by one call', async () => {
  const offer = await putOnSale(office, { stock: [4_900] });
  await confirmed(offer, 4_900);
  expect(await closeOffer(office, calledOff(offer.event))).toBe(4_900);
});
