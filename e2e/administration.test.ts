import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Admin } from '../story/client/admin.ts';
import { type Answer, request } from '../story/client/http.ts';
import { until } from '../story/client/until.ts';
import { expectBooksToAgree } from './system/books.ts';
import { eventsAbout } from './system/broker.ts';
import { count, rows } from './system/databases.ts';
import { gatewayTakes } from './system/gateway-sees.ts';
import { eventByAdmin, eventForm, eventWithSeats, eventWithTickets } from './system/new-event.ts';
import { outcomes } from './system/outcomes.ts';
import { parts } from './system/parts.ts';
import { buyerWithPoints, crowdOf, newBuyer, theAdmin } from './system/people.ts';
import { origin } from './system/places.ts';

let admin: Admin;
beforeAll(async () => {
  admin = await theAdmin();
});
afterAll(expectBooksToAgree);

const asAdmin = (method: string, path: string, body?: unknown): Promise<Answer> =>
  request(origin, method, `/api${path}`, { token: admin.token, ...(body !== undefined && { body }) });

const Types = z.object({ ticketTypes: z.array(z.object({ id: z.uuid(), available_quantity: z.int() })) });
async function ticketTypeOf(eventId: string) {
  const { ticketTypes } = Types.parse((await request(origin, 'GET', `/api/tickets/event/${eventId}`)).body);
  const [type] = ticketTypes;
  if (!type) throw new Error('the event has no tickets');
  return type;
}

test('an event that reservation cannot take in does not come into being', async () => {
  const title = `unmade ${crypto.randomUUID()}`;
  await parts.without('reservation', async () => {
    const answer = await asAdmin('POST', '/admin/events', eventForm(title));
    expect(answer).toMatchObject({ status: 503, body: { code: 'UPSTREAM_UNAVAILABLE' } });
  });
  expect(await count('event', 'select count(*) from events where title = $1', [title])).toBe(0);
  expect(await count('reservation', 'select count(*) from event_copies where title = $1', [title])).toBe(0);
  // The same form again, once reservation is back.
  const id = await eventByAdmin(title);
  expect((await ticketTypeOf(id)).available_quantity).toBe(10);
});

test('each act of an administrator stands in an audit log, with who and when', async () => {
  const id = await eventByAdmin();
  await asAdmin('PUT', `/admin/events/${id}`, { title: 'edited' });
  await asAdmin('POST', `/admin/events/${id}/cancel`);
  await asAdmin('DELETE', `/admin/events/${id}`);
  const Entry = z.object({ action: z.string(), actor_id: z.uuid(), at: z.date() });
  const log = await rows(
    'event',
    Entry,
    'select action, actor_id, at from audit_log where subject_id = $1 order by id',
    [id],
  );
  expect(log.map(({ action }) => action)).toEqual([
    'event.created',
    'event.edited',
    'event.cancelled',
    'event.deleted',
  ]);
  expect(new Set(log.map(({ actor_id }) => actor_id))).toEqual(new Set([admin.user.id]));
});

test('an event cancelled while it is paid for keeps no money and no seat', async () => {
  const event = await eventByAdmin();
  const { id: ticketTypeId } = await ticketTypeOf(event);
  const buyers = await crowdOf(5);
  const held = await Promise.all(
    buyers.map((buyer) => buyer.holdTickets(event, [{ ticketTypeId, quantity: 1 }])),
  );
  const paying = outcomes(
    buyers.map((buyer, index) =>
      buyer.pay({ reservationId: held[index]?.id ?? '', points: 0, card: 20_000, token: 'slow-1' }),
    ),
  );
  await Promise.all(held.map(({ id }) => gatewayTakes(id)));
  const cancelled = await asAdmin('POST', `/admin/events/${event}/cancel`);
  expect(cancelled.status).toBe(200);
  await paying;
  await until(
    'all money is back',
    () => Promise.all(held.map(({ id }, index) => buyers[index]?.reservation(id))),
    (seen) => seen.every((one) => one?.status === 'cancelled'),
    30_000,
  );
  await expectBooksToAgree();
  expect((await ticketTypeOf(event)).available_quantity).toBe(10);
});

test('an administrator lowers the stock while everybody buys: what was sold stays sold', async () => {
  const event = await eventByAdmin();
  const { id: ticketTypeId } = await ticketTypeOf(event);
  const buyers = await crowdOf(12);
  const change = { name: '스탠딩', price: 20_000, totalQuantity: 8, description: '' };
  const [sold, changed] = await Promise.all([
    outcomes(buyers.map((buyer) => buyer.holdTickets(event, [{ ticketTypeId, quantity: 1 }]))),
    asAdmin('PUT', `/admin/tickets/${ticketTypeId}`, change),
  ]);
  const held = sold.done ?? 0;
  const total = changed.status === 200 ? 8 : 10;
  if (changed.status !== 200)
    expect(changed).toMatchObject({ status: 409, body: { code: 'STOCK_BELOW_SOLD' } });
  expect(held).toBeLessThanOrEqual(10);
  expect((await ticketTypeOf(event)).available_quantity).toBe(Math.max(total - held, 0));
  expect(sold).toEqual({ done: held, ...(held < 12 && { INSUFFICIENT_STOCK: 12 - held }) });
});

test('a sold-out event reads so, and is on sale again when something comes back', async () => {
  const event = await eventByAdmin();
  const { id: ticketTypeId } = await ticketTypeOf(event);
  const buyer = await newBuyer();
  const { id, totalAmount } = await buyer.holdTickets(event, [{ ticketTypeId, quantity: 10 }]);
  await buyer.pay({ reservationId: id, points: 0, card: totalAmount });
  const Status = z.object({ event: z.object({ status: z.string() }) });
  const reads = (status: string) =>
    until(
      `the event is ${status}`,
      async () => Status.parse((await request(origin, 'GET', `/api/events/${event}`)).body).event.status,
      (seen) => seen === status,
      20_000,
    );
  await reads('sold_out');
  await buyer.cancel(id);
  await reads('on_sale');
});

test('a payment given back by hand takes its seat back too, once', async () => {
  const [buyer, event] = await Promise.all([buyerWithPoints(10_000), eventWithSeats(1)]);
  const { id, totalAmount } = await buyer.holdSeat(event.id, event.seat().id);
  const payment = await buyer.pay({ reservationId: id, points: 10_000, card: totalAmount - 10_000 });
  const answers = await Promise.all(
    Array.from({ length: 3 }, () => asAdmin('POST', `/payments/${payment.id}/refund`)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  await until(
    'the seat is free and the money back',
    () => buyer.reservation(id),
    (seen) => seen.status === 'cancelled' && seen.payment_status === 'refunded',
    20_000,
  );
  expect((await buyer.points()).balance).toBe(10_000);
  expect((await buyer.seatMap(event.id)).seats[0]?.status).toBe('available');
  expect(await eventsAbout('payments', 'payment.refunded', id)).toHaveLength(1);
});

test('an administrator confirms what was paid by hand, and cancels with the money back', async () => {
  const [buyer, event] = await Promise.all([newBuyer(), eventWithTickets(3)]);
  const { id } = await buyer.holdTickets(event.id, [{ ticketTypeId: event.ticketTypeId, quantity: 1 }]);
  const patch = (body: object) => asAdmin('PATCH', `/admin/reservations/${id}/status`, body);
  expect(await patch({ status: 'confirmed', paymentStatus: 'completed' })).toMatchObject({
    status: 200,
    body: { reservation: { status: 'confirmed', payment_status: 'completed' } },
  });
  expect(await patch({ status: 'pending' })).toMatchObject({
    status: 409,
    body: { code: 'ILLEGAL_TRANSITION' },
  });
  expect(await patch({ status: 'cancelled' })).toMatchObject({ status: 200 });
  await until(
    'it reads refunded',
    () => buyer.reservation(id),
    (seen) => seen.payment_status === 'refunded',
    20_000,
  );
  expect(await event.available()).toBe(3);
});

test('an owner and an administrator who cancel at once refund once', async () => {
  const [buyer, event] = await Promise.all([newBuyer(), eventWithSeats(1)]);
  const { id, totalAmount } = await buyer.holdSeat(event.id, event.seat().id);
  await buyer.pay({ reservationId: id, points: 0, card: totalAmount });
  await Promise.allSettled([
    buyer.cancel(id),
    asAdmin('PATCH', `/admin/reservations/${id}/status`, { status: 'cancelled' }),
    buyer.cancel(id),
  ]);
  await until(
    'it reads refunded',
    () => buyer.reservation(id),
    (seen) => seen.payment_status === 'refunded',
    20_000,
  );
  expect(await eventsAbout('payments', 'payment.refunded', id)).toHaveLength(1);
});
