import { expect, test } from 'vitest';
import { gatewayPayment } from '../story/client/gateway.ts';
import { request } from '../story/client/http.ts';
import { openInbox } from '../story/client/inbox.ts';
import { until } from '../story/client/until.ts';
import { expectBooksToAgree } from './system/books.ts';
import { deliver, eventsAbout, paidEventOf, publish } from './system/broker.ts';
import { count } from './system/databases.ts';
import { holdLapsed, letHoldRunOut } from './system/deadlines.ts';
import { gatewayTakes } from './system/gateway-sees.ts';
import { eventWithSeats } from './system/new-event.ts';
import { refusalOf } from './system/outcomes.ts';
import { newBuyer } from './system/people.ts';
import { appUrl, gatewayUrl, mailUrl, origin, sidecarUrl } from './system/places.ts';
import { whileRowIsHeld } from './system/row-lock.ts';

const versionOf = (id: string) =>
  count('reservation', 'select version from reservations where id = $1', [id]);

async function heldSeat() {
  const [buyer, event] = await Promise.all([newBuyer(), eventWithSeats(1)]);
  const { id, totalAmount, reservationNumber } = await buyer.holdSeat(event.id, event.seat().id);
  const order = { reservationId: id, points: 0, card: totalAmount };
  return { buyer, event, id, order, number: reservationNumber };
}

test('4: the same payment.paid delivered again changes nothing and sends no second mail', async () => {
  const { buyer, id, order, number } = await heldSeat();
  await buyer.pay(order);
  const paid = await paidEventOf(id);
  const words = { subject: '결제가 완료', text: number };
  await openInbox(mailUrl).mail(buyer.user.email, words);
  const version = await versionOf(id);

  await publish('payment', 'payments', paid);
  expect(await deliver('reservation', paid)).toEqual({ status: 200, body: { status: 'SUCCESS' } });
  expect(await deliver('notification', paid)).toEqual({ status: 200, body: { status: 'SUCCESS' } });
  // Under a new id payment asks again, and is answered again.
  expect((await deliver('reservation', { ...paid, id: crypto.randomUUID() })).body).toEqual({
    status: 'SUCCESS',
  });

  await until(
    'payment is answered again',
    () => eventsAbout('reservations', 'reservation.confirmed', id),
    (answers) => answers.length === 2,
  );
  expect(await versionOf(id)).toBe(version);
  expect((await buyer.reservation(id)).status).toBe('confirmed');
  const mails = await openInbox(mailUrl).mailsTo(buyer.user.email);
  expect(mails.filter(({ subject }) => subject.includes(words.subject))).toHaveLength(1);
});

test('10: payment.paid that comes after the hold ran out sends the money back, once, and the seat stays with its new holder', async () => {
  const { buyer, event, id, order } = await heldSeat();
  const paying = refusalOf(buyer.pay({ ...order, token: 'slow-2' }));
  const paymentId = await gatewayTakes(id);
  await letHoldRunOut(id);
  const other = await newBuyer('other');
  const theirs = await holdLapsed(other, event.id, event.seat().id);

  expect((await paying).code).toBe('RESERVATION_NOT_PAYABLE');
  await until(
    'the card is refunded',
    () => gatewayPayment(gatewayUrl, paymentId),
    (payment) => payment?.status === 'CANCELED' && payment.balanceAmount === 0,
  );
  const paid = await paidEventOf(id);
  await deliver('reservation', paid);
  await deliver('reservation', { ...paid, id: crypto.randomUUID() });

  expect((await buyer.reservation(id)).status).toBe('cancelled');
  const theirId = theirs?.id ?? '';
  expect((await other.reservation(theirId)).status).toBe('pending');
  await other.pay({ ...order, reservationId: theirId });
  await expectBooksToAgree();
});

test('30: payment.paid delivered again while its first handling still runs confirms once', async () => {
  const { buyer, id, order } = await heldSeat();
  const paying = buyer.pay({ ...order, token: 'slow-1' });
  await gatewayTakes(id);
  const before = await versionOf(id);
  const redelivered = await whileRowIsHeld(
    { app: 'reservation', table: 'reservations', id },
    async (stuck) => {
      await stuck();
      const again = deliver('reservation', await paidEventOf(id));
      await stuck(2);
      return { again };
    },
  );
  expect(await redelivered.again).toEqual({ status: 200, body: { status: 'SUCCESS' } });
  await paying;
  expect(await versionOf(id)).toBe(before + 1);
  expect(await eventsAbout('reservations', 'reservation.confirmed', id)).toHaveLength(1);
});

test.each([
  ['no token', ''],
  ['a wrong token', 'local-sidecar-tokeN'],
])('a forged payment.paid posted at reservation with %s is refused', async (_, token) => {
  const { buyer, id, order } = await heldSeat();
  const paid = { id: crypto.randomUUID(), type: 'payment.paid', data: { reservationId: id } };
  expect(await deliver('reservation', paid, token)).toMatchObject({
    status: 403,
    body: { code: 'FORBIDDEN' },
  });
  expect((await buyer.reservation(id)).status).toBe('pending');
  await buyer.pay(order);
});

test('no service says "paid" by invoking reservation through its sidecar', async () => {
  const { buyer, id, order } = await heldSeat();
  await buyer.pay({ ...order, token: 'decline' }).catch(() => undefined);
  const forged = { id: crypto.randomUUID(), type: 'payment.paid', data: { reservationId: id } };
  for (const [by, path] of [
    ['notification', 'events/payment.paid'],
    ['auth', 'jobs/expire-holds'],
    ['event', 'internal/checkouts'],
  ] as const) {
    const answer = await request(sidecarUrl(by), 'POST', `/v1.0/invoke/reservation/method/${path}`, {
      body: forged,
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  }
});

const INSIDE: [string, string, string][] = [
  ['reservation', 'POST', '/internal/checkouts'],
  ['reservation', 'POST', '/internal/stock'],
  ['reservation', 'POST', '/events/event.published'],
  ['reservation', 'POST', '/jobs/expire-holds'],
  ['payment', 'POST', '/events/reservation.cancelled'],
  ['payment', 'POST', '/jobs/reconcile-payments'],
  ['queue', 'POST', '/internal/admissions'],
  ['queue', 'POST', '/events/reservation.confirmed'],
  ['event', 'GET', `/internal/events/${crypto.randomUUID()}`],
  ['notification', 'POST', '/events/payment.paid'],
];

test.each(INSIDE)('%s: %s %s is refused to all but its sidecar', async (app, method, path) => {
  const call = method === 'POST' ? { body: {} } : {};
  const answer = await request(appUrl(app), method, path, call);
  expect(answer).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
});

test.each([
  ...INSIDE.map(([, method, path]) => [method, path]),
  ['GET', '/.well-known/jwks.json'],
  ['GET', '/metrics'],
  ['POST', '/api/events/../../internal/checkouts'],
  ['POST', '/api/events/..%2f..%2finternal/checkouts'],
])('the origin routes %s %s to nobody', async (method = '', path = '') => {
  const call = method === 'POST' ? { body: {} } : {};
  const answer = await request(origin, method, path, call);
  expect(answer).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
});
