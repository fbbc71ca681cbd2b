import { afterAll, beforeAll, expect, test } from 'vitest';
import { silent } from '#shared/testing/database.ts';
import { createTestIssuer } from '#shared/testing/tokens.ts';
import { createApp } from '../app.ts';
import { findReservations } from '../reservations/find-reservations.ts';
import { type BoxOffice, openBoxOffice, putOnSale } from '../testing/box-office.ts';
import { holdSeat, stateOf } from '../testing/purchases.ts';

const SIDECAR_TOKEN = 'token-of-the-sidecar';

let office: BoxOffice;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  office = await openBoxOffice();
  const idle = async () => {};
  app = createApp(office, {
    version: 'test',
    log: silent,
    appApiToken: SIDECAR_TOKEN,
    health: { sidecar: idle },
    accounts: (await createTestIssuer()).accounts,
    jobs: { expireHolds: idle, askRefundsAgain: idle, tellInventory: idle, sweepOffers: idle },
  });
});
afterAll(() => office.database.close());

async function post(path: string, body: object, headers: Record<string, string> = {}) {
  const response = await app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'dapr-api-token': SIDECAR_TOKEN, ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

const aNewEvent = async () => ({
  ...(await putOnSale(office, { seats: 2 })).event,
  id: crypto.randomUUID(),
});

test('offers are made, ended and withdrawn by event alone', async () => {
  const facts = await aNewEvent();
  for (const path of ['/internal/offers', '/internal/offers/withdraw', '/internal/offers/cancel']) {
    for (const caller of [{ 'dapr-api-token': 'forged' }, { 'dapr-caller-app-id': 'payment' }])
      expect((await post(path, { facts, eventId: facts.id }, caller)).status).toBe(403);
  }
  const ask = (path: string, body: object) => post(path, body, { 'dapr-caller-app-id': 'event' });
  expect((await ask('/internal/offers', { facts })).body).toEqual({ ok: true, seats: 2, ticketTypes: 0 });
  const cancelled = { ...facts, version: 2, status: 'cancelled' };
  expect((await ask('/internal/offers/cancel', { facts: cancelled })).body).toEqual({
    ok: true,
    cancelledReservations: 0,
  });
  expect((await ask('/internal/offers/cancel', { facts })).status).toBe(400);
  expect((await ask('/internal/offers/withdraw', { eventId: facts.id })).body).toEqual({ ok: true });
  expect((await ask('/internal/offers', { facts })).body).toEqual({ ok: false, code: 'EVENT_NOT_FOUND' });
});

test('reservations end also when only the event says so, again with each delivery', async () => {
  const offer = await putOnSale(office, { seats: 2 });
  const held = await holdSeat(office, offer, offer.seatIds[0]);
  const data = { ...offer.event, version: 2, status: 'cancelled' };
  const deliver = (id: string) => post('/events/event.published', { id, data });
  expect((await deliver('delivery-1')).body).toEqual({ status: 'SUCCESS' });
  expect((await deliver('delivery-1')).body).toEqual({ status: 'SUCCESS' });
  expect(await stateOf(office, held.id)).toMatchObject({ cancel_reason: 'event_cancelled' });
  const asked = await post('/internal/offers/cancel', { facts: data }, { 'dapr-caller-app-id': 'event' });
  expect(asked.body).toEqual({ ok: true, cancelledReservations: 1 });
});

test('a user who has left is forgotten when the event says so', async () => {
  const offer = await putOnSale(office, { seats: 1 });
  const held = await holdSeat(office, offer, offer.seatIds[0]);
  await post('/events/user.deleted', { id: crypto.randomUUID(), data: { userId: held.user.userId } });
  const page = await findReservations(office.db, { page: 1, limit: 1 });
  expect(page.rows).toMatchObject([{ id: held.id, user_name: '(탈퇴)', user_email: '(탈퇴)' }]);
});
