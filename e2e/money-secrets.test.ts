import { expect, test } from 'vitest';
import { request } from '../story/client/http.ts';
import { until } from '../story/client/until.ts';
import { type Kept, logs, metrics, redisValues, tables } from './system/all-that-is-kept.ts';
import { count, envOf } from './system/databases.ts';
import { eventWithSeats } from './system/new-event.ts';
import { parts } from './system/parts.ts';
import { newBuyer, theAdmin } from './system/people.ts';
import { appApiToken, origin } from './system/places.ts';

/** By the token or the key of a payment money can go back, so payment keeps it: there and nowhere else. */
const KEPT_TO_GIVE_BACK = ['payment.payments.gateway_key', 'payment.point_charges.gateway_key'];

const env = envOf('payment');
const toss = env.TOSS_SECRET_KEY ?? '';

test('62: no card, token of a card, or secret of a gateway is kept or shown anywhere, whatever went wrong', async () => {
  const card = (behaviour: string) => `${behaviour}-canary-${crypto.randomUUID()}`;
  const cards: string[] = [];
  const token = (behaviour: string) => {
    const one = card(behaviour);
    cards.push(one);
    return one;
  };
  const answers: Kept[] = [];
  const ask = async (method: string, path: string, call: Parameters<typeof request>[3]) => {
    const { status, body } = await request(origin, method, path, call);
    answers.push({ place: `answer of ${method} ${path} ${status}`, text: JSON.stringify(body) });
    return { status, body };
  };

  const [buyer, admin] = [await newBuyer(), await theAdmin()];
  const pay = async (behaviour: string, headers = {}) => {
    const event = await eventWithSeats(1);
    const { id, totalAmount } = await buyer.holdSeat(event.id, event.seat().id);
    const body = {
      reservation_id: id,
      total_price: totalAmount,
      point_used: 0,
      card_amount: totalAmount,
      pg_token: token(behaviour),
    };
    await ask('POST', '/api/payments', { token: buyer.token, body, headers });
    return id;
  };
  const paid = await pay('approve', { 'idempotency-key': crypto.randomUUID() });
  for (const behaviour of ['decline', 'error', 'drop']) await pay(behaviour);
  await buyer.chargePoints(1_000, { token: token('approve') });
  await ask('POST', '/api/payments', { token: buyer.token, body: `{"pg_token":"${token('approve')}",` });
  await ask('POST', '/api/payments', { token: buyer.token, body: { pg_token: token('approve') } });
  await buyer.cancel(paid);
  const forged = { 'tosspayments-webhook-signature': `v1:${token('approve')}` };
  const hint = { eventType: 'PAYMENT_STATUS_CHANGED', data: { orderId: paid, status: 'DONE' } };
  await ask('POST', '/api/payments/webhook/toss', { body: hint, headers: forged });
  for (const store of ['payment-gateway', 'postgres'])
    await parts.without(store, () => pay('approve').catch(() => ''));
  await until(
    'all is well again',
    async () => (await parts.list()).every(({ state }) => state === 'ready'),
    (well) => well,
    30_000,
  );
  // Both gateways are asked.
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' }).format(new Date());
  await ask('POST', '/api/payments/comparisons', { token: admin.token, body: { day } });
  await until(
    'the comparisons are done',
    () => count('payment', "select count(*) from gateway_comparisons where status = 'RUNNING'"),
    (running) => running === 0,
  );
  await ask('GET', '/api/payments/all', { token: admin.token });

  const secrets: Record<string, string> = {
    ...Object.fromEntries(cards.map((one, index) => [`card token ${index}`, one])),
    'session token': buyer.token,
    'sidecar token': appApiToken,
    'Toss secret key': toss,
    'Toss authorization': Buffer.from(`${toss}:`).toString('base64'),
    'Toss webhook key': env.TOSS_WEBHOOK_KEY ?? '',
    'PortOne secret': env.PORTONE_API_SECRET ?? '',
    'PortOne webhook secret': env.PORTONE_WEBHOOK_SECRET ?? '',
    // Of the gateways' payments: masked as they are, nobody here has a use for them.
    'card at Toss': '12341234****123*',
    'card at PortOne': '123412******1234',
    'approval number': 'approveNo',
  };
  for (const [what, secret] of Object.entries(secrets)) expect([what, secret]).not.toEqual([what, '']);
  const everywhere = [
    ...logs(),
    ...(await tables(KEPT_TO_GIVE_BACK)),
    ...(await redisValues()),
    ...(await metrics()),
    ...answers,
  ];
  const found = (sought: Record<string, string>) =>
    everywhere.flatMap(({ place, text }) =>
      Object.entries(sought).flatMap(([what, one]) => (text.includes(one) ? [`${place}: ${what}`] : [])),
    );
  // What is no secret is found where it has to be: the search does look there.
  expect(found({ reservation: paid })).toEqual(
    expect.arrayContaining([
      'table reservation.reservations: reservation',
      'table payment.payments: reservation',
      'redis payments: reservation',
      'redis reservations: reservation',
    ]),
  );
  expect(found({ series: 'tiketi_payments_total' })).toContain('metrics of payment: series');
  expect(found(secrets)).toEqual([]);
});
