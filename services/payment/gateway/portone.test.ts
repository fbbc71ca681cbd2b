import { afterEach, describe, expect, test } from 'vitest';
import { silent } from '#shared/testing/database.ts';
import { type Answers, playingGateway } from '../testing/playing-gateway.ts';
import { connectPortOne } from './portone.ts';
import * as recorded from './recorded/portone.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const order = { orderId: 'example-payment-id', amount: 15_000 };
const paid = { outcome: 'approved', gatewayKey: 'tviva20240425100000abcde', returned: 0 };
const declined = { outcome: 'declined', code: 'REJECT_CARD_PAYMENT' };
const [unknown, unavailable] = [{ outcome: 'unknown' }, { outcome: 'unavailable' }];

async function portOneThat(answers: Answers) {
  const playing = await playingGateway(answers);
  closing.push(playing.close);
  const secrets = { apiSecret: 'secret', storeId: 'store-1', webhookSecret: 'whsec_c2VjcmV0' };
  const gateway = connectPortOne({ url: playing.url, timeoutMs: 500, log: silent, ...secrets });
  return { gateway, asked: playing.asked };
}

/** One answer to the call itself, one to the look at the payment that may follow. */
const then = (status: number, body: unknown, payment: { status: number; body: unknown }) =>
  portOneThat((call) => (call.startsWith('GET') ? payment : { status, body }));

const found = (body: unknown) => ({ status: 200, body });
const gone = { status: 500, body: {} };

describe('a confirm', () => {
  test.each<[string, number, unknown, { status: number; body: unknown }, object]>([
    ['done, and the payment is paid', 200, recorded.confirmed, found(recorded.paidPayment), paid],
    ['done, and the payment cannot be read', 200, recorded.confirmed, gone, unknown],
    [
      'done, and the payment has another amount',
      200,
      recorded.confirmed,
      found({ ...recorded.paidPayment, amount: { ...recorded.paidPayment.amount, total: 1 } }),
      unknown,
    ],
    [
      'done, and the payment is in dollars',
      200,
      recorded.confirmed,
      found({ ...recorded.paidPayment, currency: 'USD' }),
      unknown,
    ],
    [
      'done, and another payment is read',
      200,
      recorded.confirmed,
      found({ ...recorded.paidPayment, id: 'other' }),
      unknown,
    ],
    [
      'done, and the payment waits for a deposit',
      200,
      recorded.confirmed,
      found({ ...recorded.paidPayment, status: 'VIRTUAL_ACCOUNT_ISSUED' }),
      unknown,
    ],
    ['refused by the card company', 502, recorded.passedOn, found(recorded.failedPayment), declined],
    [
      'a fault of the card company',
      502,
      recorded.passedOn,
      found(recorded.readyPayment(new Date().toISOString())),
      unknown,
    ],
    ['a fault of the card company, which charged', 502, recorded.passedOn, found(recorded.paidPayment), paid],
    ['paid already', 409, recorded.refusal('ALREADY_PAID'), found(recorded.paidPayment), paid],
    ['the same request running', 409, recorded.refusal('IDEMPOTENCY_OUTSTANDING_REQUEST'), gone, unknown],
    [
      'another amount than the buyer saw',
      400,
      recorded.refusal('INFORMATION_MISMATCH'),
      gone,
      { outcome: 'declined', code: 'INFORMATION_MISMATCH' },
    ],
    [
      'a token that is none',
      400,
      recorded.refusal('INVALID_PAYMENT_TOKEN'),
      gone,
      { outcome: 'declined', code: 'INVALID_PAYMENT_TOKEN' },
    ],
    [
      'a bad request',
      400,
      recorded.refusal('INVALID_REQUEST'),
      gone,
      { outcome: 'declined', code: 'INVALID_REQUEST' },
    ],
    [
      'no such payment',
      404,
      recorded.refusal('PAYMENT_NOT_FOUND'),
      gone,
      { outcome: 'declined', code: 'PAYMENT_NOT_FOUND' },
    ],
    ['our secret refused', 401, recorded.refusal('UNAUTHORIZED'), gone, unavailable],
    ['us refused', 403, recorded.refusal('FORBIDDEN'), gone, unavailable],
    ['too many requests', 429, '', gone, unavailable],
    ['a type that no document lists', 400, recorded.refusal('SOMETHING_NEW'), gone, unknown],
    ['a refusal of somebody on the way', 403, '<html>', gone, unknown],
    ['a fault', 500, recorded.refusal('INTERNAL'), gone, unknown],
    ['a bad gateway on the way', 502, '', gone, unknown],
  ])('answered with %s', async (_, status, body, payment, expected) => {
    const { gateway } = await then(status, body, payment);
    expect(await gateway.confirm({ ...order, token: 'token' })).toEqual(expected);
  });
});

describe('an order', () => {
  const longAgo = '2024-04-25T10:00:00.000Z';
  test.each<[string, number, unknown, object]>([
    ['paid', 200, recorded.paidPayment, paid],
    ['with a part gone back', 200, recorded.partlyCancelledPayment, { ...paid, returned: 5_000 }],
    ['all gone back', 200, { ...recorded.paidPayment, status: 'CANCELLED' }, { outcome: 'cancelled' }],
    ['failed', 200, recorded.failedPayment, declined],
    ['not confirmed yet', 200, recorded.readyPayment(new Date().toISOString()), unknown],
    [
      'not confirmed for so long that it never will be',
      200,
      recorded.readyPayment(longAgo),
      { outcome: 'absent' },
    ],
    ['pending', 200, { ...recorded.paidPayment, status: 'PAY_PENDING' }, unknown],
    ['in a state that no document lists', 200, { ...recorded.paidPayment, status: 'NEW' }, unknown],
    [
      'with another amount',
      200,
      { ...recorded.paidPayment, amount: { total: 1, cancelled: 0 } },
      { outcome: 'differs' },
    ],
    [
      'with another amount, and all of it back',
      200,
      { ...recorded.paidPayment, status: 'CANCELLED', amount: { total: 1, cancelled: 1 } },
      { outcome: 'cancelled' },
    ],
    ['in another currency', 200, { ...recorded.paidPayment, currency: 'USD' }, { outcome: 'differs' }],
    ['as another one', 200, { ...recorded.paidPayment, id: 'other' }, unknown],
    ['not found', 404, recorded.refusal('PAYMENT_NOT_FOUND'), { outcome: 'absent' }],
    ['not found by somebody on the way', 404, '<html>', unknown],
    ['behind a secret that is refused', 401, recorded.refusal('UNAUTHORIZED'), unknown],
    ['behind a fault', 500, {}, unknown],
  ])('found %s', async (_, status, body, expected) => {
    const { gateway } = await portOneThat(() => ({ status, body }));
    expect(await gateway.findByOrderId(order)).toEqual(expected);
  });
});

describe('a refund', () => {
  const part = {
    ...order,
    gatewayKey: 'unused',
    amount: 5_000,
    refundable: 15_000,
    reason: '좌석 취소',
    idempotencyKey: 'refund-0cdd91e9-4e7c',
  };
  const waits = {
    ...recorded.partlyCancelledPayment,
    cancellations: [recorded.cancelRequested.cancellation],
  };
  const failed = { ...recorded.partlyCancelledPayment, cancellations: [recorded.cancelFailed.cancellation] };
  const refused = (code: string) => ({ outcome: 'refused', code });
  const back = { outcome: 'cancelled' };
  test.each<[string, number, unknown, { status: number; body: unknown }, object]>([
    ['done', 200, recorded.cancelled, gone, back],
    [
      'done for another amount',
      200,
      { cancellation: { ...recorded.cancelled.cancellation, totalAmount: 1 } },
      gone,
      unknown,
    ],
    [
      'asked for, and done since',
      200,
      recorded.cancelRequested,
      found(recorded.partlyCancelledPayment),
      back,
    ],
    ['asked for, and still waiting', 200, recorded.cancelRequested, found(waits), unknown],
    [
      'asked for, and failed since',
      200,
      recorded.cancelRequested,
      found(failed),
      refused('CANCELLATION_FAILED'),
    ],
    ['failed', 200, recorded.cancelFailed, gone, refused('CANCELLATION_FAILED')],
    ['refused by the card company', 502, recorded.passedOn, gone, refused('NP_0001')],
    [
      'another amount left than we think',
      409,
      recorded.refusal('CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN'),
      gone,
      refused('CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN'),
    ],
    [
      'all back already, though a part was to stay',
      409,
      recorded.refusal('PAYMENT_ALREADY_CANCELLED'),
      gone,
      refused('PAYMENT_ALREADY_CANCELLED'),
    ],
    ['not paid', 409, recorded.refusal('PAYMENT_NOT_PAID'), gone, refused('PAYMENT_NOT_PAID')],
    ['the same request running', 409, recorded.refusal('IDEMPOTENCY_OUTSTANDING_REQUEST'), gone, unknown],
    ['a type that no document lists', 400, recorded.refusal('SOMETHING_NEW'), gone, unknown],
    ['a fault', 500, {}, gone, unknown],
    ['no JSON', 200, '<html>', gone, unknown],
  ])('answered with %s', async (_, status, body, payment, expected) => {
    const { gateway } = await then(status, body, payment);
    expect(await gateway.cancel(part)).toEqual(expected);
  });

  test('of all that is left is done when all is back already', async () => {
    const { gateway } = await then(409, recorded.refusal('PAYMENT_ALREADY_CANCELLED'), gone);
    expect(await gateway.cancel({ ...part, amount: 15_000 })).toEqual(back);
  });
});

test('a day lists what moved on it, also of payments that have changed since', async () => {
  const { gateway, asked } = await portOneThat(() => found(recorded.payments));
  const { id: orderId } = recorded.paidPayment;
  const charge = { orderId, kind: 'charge', amount: 15_000, at: new Date('2024-04-25T10:00:00Z') };
  expect(await gateway.listDay('2024-04-25')).toEqual({ outcome: 'listed', movements: [charge, charge] });
  expect(await gateway.listDay('2024-04-26')).toEqual({
    outcome: 'listed',
    movements: [{ orderId, kind: 'return', amount: 5_000, at: new Date('2024-04-26T01:00:00Z') }],
  });
  const query = new URLSearchParams(asked[0]?.call.split('?')[1]);
  expect(JSON.parse(query.get('requestBody') ?? '')).toMatchObject({
    page: { number: 0 },
    filter: { storeId: 'store-1', from: '2024-04-24T15:00:00.000Z' },
  });
});

test.each([
  ['a payment that cannot be read', 200, { items: [{ status: 'PAID' }], page: { totalCount: 1 } }],
  ['a fault', 500, {}],
])('a day with %s is unknown, never shorter', async (_, status, body) => {
  const { gateway } = await portOneThat(() => ({ status, body }));
  expect(await gateway.listDay('2024-04-25')).toEqual(unknown);
});

test('asks as PortOne wants to be asked', async () => {
  const { gateway, asked } = await portOneThat((call) =>
    call.startsWith('GET')
      ? found(recorded.paidPayment)
      : found({ ...recorded.confirmed, ...recorded.cancelled }),
  );
  await gateway.confirm({ ...order, token: 'token' });
  await gateway.cancel({
    ...order,
    gatewayKey: 'k',
    amount: 5_000,
    refundable: 15_000,
    reason: 'test',
    idempotencyKey: 'refund-1',
  });
  const authorization = 'PortOne secret';
  expect(asked).toEqual([
    {
      call: 'POST /payments/example-payment-id/confirm',
      authorization,
      key: 'example-payment-id',
      body: { storeId: 'store-1', paymentToken: 'token', currency: 'KRW', totalAmount: 15_000 },
    },
    {
      call: 'GET /payments/example-payment-id?storeId=store-1',
      authorization,
      key: undefined,
      body: undefined,
    },
    {
      call: 'POST /payments/example-payment-id/cancel',
      authorization,
      key: 'refund-1',
      body: { storeId: 'store-1', amount: 5_000, reason: 'test', currentCancellableAmount: 15_000 },
    },
  ]);
});
