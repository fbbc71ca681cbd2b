import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { EventData } from '#shared/events/contracts.ts';
import type { EventFacts } from '#shared/events/facts.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { keepEventCopy } from '../catalogue/keep-event-copy.ts';
import { requireOnSale } from '../catalogue/require-on-sale.ts';
import { recordRefund } from '../checkout/record-refund.ts';
import { cancelReservation } from '../reservations/cancel-reservation.ts';
import { insertReservation } from '../reservations/insert-reservation.ts';
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

test('the money of payments that were under way goes back, each once', async () => {
  const offer = await putOnSale(office, { seats: 50 });
  const buyers = await Promise.all(offer.seatIds.map((seatId) => holdSeat(office, offer, seatId)));
  const payments = await Promise.all(buyers.map((held) => beginPayment(office, held)));
  await Promise.all([
    ...payments.slice(0, 25).map((paid) => deliverPaid(office, paid)),
    closeOffer(office, calledOff(offer.event)),
    ...payments.slice(25).map((paid) => deliverPaid(office, paid)),
  ]);
  expect(await closeOffer(office, calledOff(offer.event))).toBe(50);
  for (const { id } of buyers) {
    expect(await stateOf(office, id)).toMatchObject({
      status: 'cancelled',
      cancel_reason: 'event_cancelled',
    });
    const asked = (await cancellations(id)).filter((cancelled) => cancelled.paid).length;
    const rejected = (await eventsOf(office, id)).filter((type) => type === 'reservation.payment_rejected');
    expect(asked + rejected.length).toBe(1);
  }
  expect(await seatsOf(offer.event)).toEqual(new Set(['available null']));
});

test('buyers who come while the event is called off are refused, or their reservations end with the others', async () => {
  const [seated, standing] = [
    await putOnSale(office, { seats: 60 }),
    await putOnSale(office, { stock: [60], price: 0 }),
  ];
  const buying = [
    ...seated.seatIds.map((seatId) => holdSeat(office, seated, seatId)),
    ...Array.from({ length: 60 }, () => holdStanding(office, standing)),
  ];
  const closing = Promise.all([seated, standing].map(({ event }) => closeOffer(office, calledOff(event))));
  const results = await Promise.allSettled(buying);
  await closing;
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason.code).toBe('EVENT_NOT_ON_SALE');
  const live = await office.db
    .selectFrom('reservations')
    .select('id')
    .where('event_id', 'in', [seated.event.id, standing.event.id])
    .where('status', 'in', ['pending', 'paying', 'confirmed'])
    .execute();
  expect(live).toEqual([]);
});

test('an owner and the end of the event at once: one cancellation, one refund', async () => {
  const offer = await putOnSale(office, { seats: 10 });
  const bought = await Promise.all(offer.seatIds.map((seatId) => holdSeat(office, offer, seatId)));
  for (const one of bought) await payFor(office, one);
  await Promise.allSettled([
    ...bought.map(({ id, user }) => cancelReservation(office, { reservationId: id, userId: user.userId })),
    closeOffer(office, calledOff(offer.event)),
  ]);
  for (const { id } of bought) expect(await cancellations(id)).toMatchObject([{ paid: true }]);
});

test('a hold that is just being made is waited for, and ends with the others', async () => {
  const offer = await putOnSale(office, { seats: 1 });
  const [user, id] = [newUser(), crypto.randomUUID()];
  const event = await requireOnSale(office.db, offer.event.id);
  const closing = await office.db.transaction().execute(async (tx) => {
    const items = [anItem(offer)];
    await insertReservation(tx, { id, user, event, visit: null, kind: 'seats', holdMs: 60_000, items });
    const closed = closeOffer(office, calledOff(offer.event));
    await vi.waitFor(async () => expect(await waitingAtGates()).toBe(1));
    return { closed };
  });
  expect(await closing.closed).toBe(1);
  expect(await stateOf(office, id)).toMatchObject({ cancel_reason: 'event_cancelled' });
});

const anItem = ({ seatIds: [seatId = ''] }: Offer) => ({
  ticket_type_id: null,
  seat_id: seatId,
  label: 'R-1-1',
  section: 'R',
  row_number: 1,
  seat_number: 1,
  quantity: 1,
  unit_price: 50_000,
  subtotal: 50_000,
});

test('negative control: a hold that does not pass the gate outlives the end of its event', async () => {
  const offer = await putOnSale(office, { stock: [1] });
  const id = crypto.randomUUID();
  await office.db.transaction().execute(async (tx) => {
    await sql`
      insert into reservations (id, user_id, event_id, reservation_number, kind, total_amount, status, held_until,
        event_title, venue, event_date, user_name, user_email)
      values (${id}, ${id}, ${offer.event.id}, ${id}, 'tickets', 1, 'pending', now() + interval '5 minutes',
        '여름 콘서트', '올림픽홀', now(), '구매자', 'b@example.com')`.execute(tx);
    expect(await closeOffer(office, calledOff(offer.event))).toBe(0);
  });
  expect(await stateOf(office, id)).toMatchObject({ status: 'pending' });
});

async function waitingAtGates(): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from pg_locks
    where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`.execute(office.db);
  return rows[0]?.waiting ?? 0;
}

test('money that comes between the end of the event and that of its reservation is refused, and shows as refunded', async () => {
  const offer = await putOnSale(office, { seats: 2 });
  const held = await holdSeat(office, offer, offer.seatIds[0]);
  await holdSeat(office, offer, offer.seatIds[1]);
  const paid = await beginPayment(office, held);
  const facts = calledOff(offer.event);
  await office.db.transaction().execute((tx) => keepEventCopy(tx, facts));
  await deliverPaid(office, paid);
  expect(await eventsOf(office, held.id)).toEqual([
    'reservation.held',
    'reservation.cancelled',
    'reservation.payment_rejected',
  ]);
  await office.db.transaction().execute((tx) => recordRefund(tx, refundOf(paid, { reason: 'rejected' })));
  expect(await closeOffer(office, facts)).toBe(2);
  expect(await stateOf(office, held.id)).toEqual({
    status: 'cancelled',
    payment_status: 'refunded',
    cancel_reason: 'event_cancelled',
  });
});
