import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Held } from '../story/client/answers.ts';
import { Buyer } from '../story/client/buyer.ts';
import { request } from '../story/client/http.ts';
import { asAdmin, buyer, closeBrowsers, freeSeat, hold, pay, withSeats } from './front-end/visits.ts';
import { envOf } from './system/databases.ts';
import { eventWithSeats } from './system/new-event.ts';
import { newBuyer } from './system/people.ts';
import { appApiToken, origin } from './system/places.ts';
import { type Collector, startCollector } from './traces/collector.ts';
import { recordNothing, recordTo } from './traces/recording.ts';
import { traceIn, traceOfLast } from './traces/trace.ts';

let collector: Collector;
beforeAll(async () => {
  collector = await startCollector();
  await recordTo(collector.url);
});
afterAll(async () => {
  closeBrowsers();
  await recordNothing();
  await collector?.close();
});

const PAYING = 'payment SERVER POST /api/payments/process';
const CHECKOUT = [
  PAYING,
  'payment CLIENT POST reservation/internal/checkouts',
  'payment/daprd CLIENT CallLocal/reservation/internal/checkouts',
  'reservation/daprd SERVER CallLocal/reservation/internal/checkouts',
  'reservation SERVER POST /internal/checkouts',
];
const PAID = [PAYING, 'payment PRODUCER publish payments'];
const CONFIRMING = [
  ...PAID,
  'reservation/daprd CLIENT pubsub/payments',
  'reservation SERVER POST /events/payment.paid',
  'reservation CONSUMER process payments',
];
const CONFIRMED = [...CONFIRMING, 'reservation PRODUCER publish reservations'];
const NOTIFYING = [
  ...PAID,
  'notification/daprd CLIENT pubsub/payments',
  'notification SERVER POST /events/payment.paid',
  'notification CONSUMER process payments',
];

/** All that follows from one payment, each from its root on: who was asked, and who heard of it. */
const FOLLOWS_FROM_PAYING = [
  [...CHECKOUT, 'reservation CLIENT update reservations'],
  [PAYING, 'payment CLIENT insert payments'],
  [PAYING, 'payment CLIENT confirm toss'],
  [PAYING, 'payment CLIENT insert outbox'],
  [...PAID, 'payment/daprd CLIENT /v1.0/publish/pubsub/payments'],
  [...CONFIRMING, 'reservation CLIENT update reservations'],
  [
    ...CONFIRMED,
    'payment/daprd CLIENT pubsub/reservations',
    'payment SERVER POST /events/reservation.confirmed',
    'payment CONSUMER process reservations',
  ],
  [
    ...CONFIRMED,
    'queue/daprd CLIENT pubsub/reservations',
    'queue SERVER POST /events/reservation.confirmed',
    'queue CONSUMER process reservations',
    'queue CLIENT releaseSlot',
  ],
  [...NOTIFYING, 'notification CLIENT save statestore', 'notification/daprd CLIENT /v1.0/state/statestore'],
  [...NOTIFYING, 'notification CLIENT send mail'],
];

test('what follows from one payment is one trace, though the front end sends none', async () => {
  const [admin, browser] = [await asAdmin(), await buyer()];
  const event = await withSeats(admin);
  const seat = await freeSeat(browser, event);
  const reservation = await hold(browser, event, seat.id);
  const since = collector.spans.length;
  await pay(browser, reservation);
  const trace = await traceOfLast(collector, 'POST /api/payments/process', since);
  for (const chain of FOLLOWS_FROM_PAYING) await trace.has(...chain);
  expect(trace.tops()).toEqual([PAYING]);
  // By their templates, never as they were asked for.
  const ours = JSON.stringify(trace.spans().filter(({ by }) => by === 'app'));
  for (const id of [reservation, seat.id, browser.user.id]) expect(ours).not.toContain(id);
});

test('a purchase is one trace when its client sends one: the hold, the payment and all that follows', async () => {
  const [someone, event] = [await newBuyer(), await eventWithSeats(1)];
  const { id, headers } = aTrace('01');
  await purchase(someone, event, headers);
  const trace = traceIn(collector, id);
  for (const chain of FOLLOWS_FROM_PAYING) await trace.has(...chain);
  const HOLDING = 'reservation SERVER POST /api/seats/reserve';
  await trace.has(
    HOLDING,
    'reservation PRODUCER publish reservations',
    'queue/daprd CLIENT pubsub/reservations',
    'queue SERVER POST /events/reservation.held',
    'queue CONSUMER process reservations',
  );
  expect(trace.tops().toSorted()).toEqual([PAYING, HOLDING]);
  expect(trace.services()).toEqual(
    expect.arrayContaining(['notification', 'payment', 'queue', 'reservation']),
  );
  expect(logLines('payment', id)).toContainEqual(
    expect.objectContaining({ path: '/api/payments/process', spanId: trace.spans().find(isPaying)?.id }),
  );
});

const isPaying = ({ by, name }: { by: string; name: string }) =>
  by === 'app' && name === 'POST /api/payments/process';

test('a trace that its client does not want recorded is recorded nowhere, by sidecars neither', async () => {
  const [someone, event] = [await newBuyer(), await eventWithSeats(2)];
  const unwanted = aTrace('00');
  await purchase(someone, event, unwanted.headers);
  // All that this leaves behind comes after it, in every service.
  const wanted = aTrace('01');
  await purchase(someone, event, wanted.headers, 1);
  for (const chain of FOLLOWS_FROM_PAYING) await traceIn(collector, wanted.id).has(...chain);
  expect(traceIn(collector, unwanted.id).spans()).toEqual([]);
  expect(logLines('notification', unwanted.id).length).toBeGreaterThan(0);
});

test('a job of the clock is a trace of its own', async () => {
  const trace = await traceOfLast(collector, 'POST /jobs/reconcile-payments', 0);
  await trace.has(
    'payment/daprd CLIENT bindings/reconcile-payments',
    'payment SERVER POST /jobs/reconcile-payments',
  );
  expect(trace.tops()).toEqual(['payment/daprd CLIENT bindings/reconcile-payments']);
});

test('no span holds a password, a token, a card, an address or what somebody looks for', async () => {
  const canary = (what: string) => `canary-${what}-${crypto.randomUUID()}`;
  const secrets = {
    email: `${canary('mail')}@e2e.test`,
    password: canary('password'),
    name: canary('name'),
    card: `approve-${canary('card')}`,
    token: `${canary('token')}.x.y`,
    query: canary('query'),
    path: canary('path'),
  };
  const { email, password, name, card, token, query, path } = secrets;
  const someone = await Buyer.register(origin, { email, password, name });
  // Faults are told of with more words than what goes well.
  await request(origin, 'POST', '/api/auth/register', { body: { email, password, name } });
  await request(origin, 'POST', '/api/auth/login', { body: { email, password: `${password}!` } });
  await request(origin, 'GET', `/api/events?q=${query}`, { token });
  await request(origin, 'GET', `/api/reservations/${path}`, { token: someone.token });
  await request(origin, 'GET', `/api/${path}?${query}`, { token });
  const event = await eventWithSeats(1);
  const { id, totalAmount } = await someone.holdSeat(event.id, event.seat().id);
  const payBy = (pgToken: string, headers = {}) =>
    request(origin, 'POST', '/api/payments', {
      token: someone.token,
      headers,
      body: {
        reservation_id: id,
        total_price: totalAmount,
        point_used: 0,
        card_amount: totalAmount,
        pg_token: pgToken,
      },
    });
  expect((await payBy(`decline-${card}`)).status).toBe(402);
  const last = aTrace('01');
  expect((await payBy(card, last.headers)).status).toBe(200);
  const trace = traceIn(collector, last.id);
  await trace.has(...NOTIFYING.with(0, 'payment SERVER POST /api/payments'), 'notification CLIENT send mail');

  const { TOSS_SECRET_KEY: toss = '' } = envOf('payment');
  const sought = { ...secrets, session: someone.token, sidecar: appApiToken, toss };
  for (const [what, secret] of Object.entries(sought)) expect([what, secret]).not.toEqual([what, '']);
  expect(Object.entries(sought).flatMap(([what, one]) => (collector.holds(one) ? [what] : []))).toEqual([]);
  // What is no secret is found where it has to be: the search does look there.
  for (const shown of ['insert users', 'POST /api/auth/login', 'confirm toss'])
    expect(collector.holds(shown)).toBe(true);
  expect(collector.faults).toEqual([]);
});

function aTrace(flags: string) {
  const id = crypto.randomUUID().replaceAll('-', '');
  return { id, headers: { traceparent: `00-${id}-${'b'.repeat(16)}-${flags}` } };
}

/** What the front end asks for to buy a seat, with these headers. */
async function purchase(
  someone: Buyer,
  event: Awaited<ReturnType<typeof eventWithSeats>>,
  headers: Record<string, string>,
  seat = 0,
): Promise<void> {
  const { token } = someone;
  const held = await request(origin, 'POST', '/api/seats/reserve', {
    token,
    headers,
    body: { eventId: event.id, seatIds: [event.seat(seat).id] },
  });
  const { reservation } = Held.parse(held.body);
  const paid = await request(origin, 'POST', '/api/payments/process', {
    token,
    headers,
    body: { reservationId: reservation.id, paymentMethod: 'naver_pay' },
  });
  expect([held.status, paid.status]).toEqual([201, 200]);
}

/** What a service has logged of a trace. */
function logLines(app: string, traceId: string): Record<string, unknown>[] {
  const file = inject('system').logFiles.find(({ part }) => part === app)?.file ?? '';
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes(traceId))
    .map((line) => JSON.parse(line));
}
