import { expect, test } from 'vitest';
import { Buyer } from '../story/client/buyer.ts';
import { request } from '../story/client/http.ts';
import { until } from '../story/client/until.ts';
import { logs } from './system/all-that-is-kept.ts';
import { eventWithSeats } from './system/new-event.ts';
import { parts } from './system/parts.ts';
import { origin } from './system/places.ts';

const canary = (what: string) => `canary-${what}-${crypto.randomUUID()}`;

const SECRETS = {
  password: canary('password'),
  email: `${canary('mail')}@e2e.test`,
  phone: '010-2719-3141',
  card: `approve-${canary('card')}`,
  code: canary('code'),
  verifier: canary('verifier'),
  token: `${canary('token')}.x.y`,
  query: canary('query'),
};

test('no log holds a password, a token, a card, a code or an address, whatever went wrong', async () => {
  const { email, password, phone, card, code, verifier, token, query } = SECRETS;
  const body = { email, password, name: 'Canary', phone };
  const buyer = await Buyer.register(origin, body);
  await request(origin, 'POST', '/api/auth/login', { body: { email, password } });
  await request(origin, 'POST', '/api/auth/login', { body: { email, password: `${password}!` } });
  await request(origin, 'POST', '/api/auth/register', {
    body: { ...body, phone: `${phone}${'1'.repeat(30)}` },
  });
  await request(origin, 'POST', '/api/auth/google', { body: { code, state: code, code_verifier: verifier } });
  await request(origin, 'GET', '/api/reservations/my', { token });
  await request(origin, 'GET', `/api/events?q=${query}`, { token });

  const event = await eventWithSeats(2);
  const { id, totalAmount } = await buyer.holdSeat(event.id, event.seat().id);
  await buyer.pay({ reservationId: id, points: 0, card: totalAmount, token: card });
  await buyer.chargePoints(1_000, { token: card });
  // Faults are logged with more than refusals are.
  await parts.without('postgres', async () => {
    await request(origin, 'POST', '/api/auth/login', { body: { email, password } });
    await request(origin, 'POST', '/api/auth/register', { body });
    const order = { reservationId: id, points: 0, card: totalAmount, token: card };
    await buyer.pay(order).catch(() => undefined);
  });
  await until(
    'all is well again',
    async () => (await request(origin, 'POST', '/api/auth/login', { body: { email, password } })).status,
    (status) => status === 200,
    20_000,
  );

  const secrets = { ...SECRETS, session: buyer.token };
  const found = logs().flatMap(({ place, text }) =>
    Object.entries(secrets).flatMap(([what, secret]) => (text.includes(secret) ? [`${place}: ${what}`] : [])),
  );
  expect(found).toEqual([]);
});
