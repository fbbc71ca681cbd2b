import { afterEach, describe, expect, test } from 'vitest';
import { silent } from '#shared/testing/database.ts';
import { playingGateway } from '../testing/playing-gateway.ts';
import * as recorded from './recorded/toss.ts';
import { connectToss } from './toss.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const order = { orderId: 'a4CWyWY5m89PNh7xJwhk1', amount: 15_000 };
const { paymentKey: gatewayKey } = recorded.donePayment;
const done = { outcome: 'approved', gatewayKey, returned: 0 };

async function tossThat(status: number, body: unknown) {
  const { url, asked, close } = await playingGateway(() => ({ status, body }));
  closing.push(close);
  return { gateway: connectToss({ url, secretKey: 'sk', timeoutMs: 500, log: silent }), asked };
}
const confirm = async (status: number, code: string) =>
  (await tossThat(status, recorded.refusal(code))).gateway.confirm({ ...order, token: 'token' });

test('the payment of the documents is an approval, a part of it gone back, or a failure', async () => {
  const { gateway } = await tossThat(200, recorded.donePayment);
  expect(await gateway.confirm({ ...order, token: 'token' })).toEqual(done);
  expect(await gateway.findByOrderId(order)).toEqual(done);
  const part = await tossThat(200, recorded.partlyCancelledPayment);
  expect(await part.gateway.findByOrderId(order)).toEqual({ ...done, returned: 5_000 });
  const aborted = await tossThat(200, recorded.abortedPayment);
  expect(await aborted.gateway.findByOrderId(order)).toEqual({ outcome: 'declined', code: 'COMMON_ERROR' });
});

/** https://docs.tosspayments.com/reference/error-codes */
describe('a confirm that is refused', () => {
  test.each([
    [400, 'INVALID_REQUEST'],
    [400, 'INVALID_REJECT_CARD'],
    [400, 'INVALID_STOPPED_CARD'],
    [400, 'EXCEED_MAX_PAYMENT_AMOUNT'],
    [400, 'NOT_AVAILABLE_PAYMENT'],
    [403, 'REJECT_CARD_COMPANY'],
    [403, 'REJECT_CARD_PAYMENT'],
    [403, 'REJECT_ACCOUNT_PAYMENT'],
    [403, 'FDS_ERROR'],
    [404, 'NOT_FOUND_PAYMENT_SESSION'],
  ])('with %i %s is declined', async (status, code) => {
    expect(await confirm(status, code)).toEqual({ outcome: 'declined', code });
  });

  test.each([
    [400, 'INVALID_API_KEY'],
    [400, 'NOT_FOUND_TERMINAL_ID'],
    [401, 'UNAUTHORIZED_KEY'],
    [403, 'FORBIDDEN_REQUEST'],
    [403, 'INCORRECT_BASIC_AUTH_FORMAT'],
    [429, 'TOO_MANY_REQUESTS'],
  ])('with %i %s is unavailable: it is no doing of the buyer', async (status, code) => {
    expect(await confirm(status, code)).toEqual({ outcome: 'unavailable' });
  });

  test.each([
    [400, 'ALREADY_PROCESSED_PAYMENT'],
    [400, 'PROVIDER_ERROR'],
    [400, 'CARD_PROCESSING_ERROR'],
    [400, 'A_CODE_THAT_IS_NEW'],
    [409, 'IDEMPOTENT_REQUEST_PROCESSING'],
    [500, 'FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING'],
    [500, 'FAILED_INTERNAL_SYSTEM_PROCESSING'],
    [500, 'UNKNOWN_PAYMENT_ERROR'],
    [500, 'REJECT_CARD_COMPANY'],
  ])('with %i %s is unknown', async (status, code) => {
    expect(await confirm(status, code)).toEqual({ outcome: 'unknown' });
  });
});

describe('a refund', () => {
  const all = { ...order, gatewayKey, refundable: 15_000, reason: '취소', idempotencyKey: 'refund-1' };
  test('of a part is done when the payment keeps the rest', async () => {
    const { gateway } = await tossThat(200, recorded.partlyCancelledPayment);
    expect(await gateway.cancel({ ...all, amount: 5_000 })).toEqual({ outcome: 'cancelled' });
    expect(await gateway.cancel({ ...all, amount: 6_000 })).toEqual({ outcome: 'unknown' });
    expect(await gateway.cancel({ ...all, orderId: 'another-order', amount: 5_000 })).toEqual({
      outcome: 'unknown',
    });
  });

  test.each([
    [400, 'ALREADY_CANCELED_PAYMENT', { outcome: 'cancelled' }],
    [400, 'NOT_MATCHES_REFUNDABLE_AMOUNT', { outcome: 'refused', code: 'NOT_MATCHES_REFUNDABLE_AMOUNT' }],
    [400, 'REFUND_REJECTED', { outcome: 'refused', code: 'REFUND_REJECTED' }],
    [403, 'NOT_CANCELABLE_AMOUNT', { outcome: 'refused', code: 'NOT_CANCELABLE_AMOUNT' }],
    [400, 'PROVIDER_ERROR', { outcome: 'unknown' }],
    [409, 'IDEMPOTENT_REQUEST_PROCESSING', { outcome: 'unknown' }],
    [500, 'FAILED_REFUND_PROCESS', { outcome: 'unknown' }],
  ])('of all answered with %i %s', async (status, code, expected) => {
    const { gateway } = await tossThat(status, recorded.refusal(code));
    expect(await gateway.cancel(all)).toEqual(expected);
  });

  test('of a part is not done because all is back', async () => {
    const { gateway } = await tossThat(400, recorded.refusal('ALREADY_CANCELED_PAYMENT'));
    expect(await gateway.cancel({ ...all, amount: 5_000 })).toMatchObject({ outcome: 'refused' });
  });
});

test('a day lists charges and what went back, asked for in Korean time', async () => {
  const { gateway, asked } = await tossThat(200, recorded.transactions);
  const { orderId } = order;
  expect(await gateway.listDay('2022-01-03')).toEqual({
    outcome: 'listed',
    movements: [
      { orderId, kind: 'charge', amount: 10_000, at: new Date('2022-01-03T03:11:34Z') },
      { orderId, kind: 'return', amount: 10_000, at: new Date('2022-01-03T09:53:08Z') },
    ],
  });
  expect(decodeURIComponent(asked[0]?.call ?? '')).toMatch(
    /^GET \/v1\/transactions\?startDate=2022-01-03T00:00:00\.000&endDate=2022-01-03T23:59:59\.999&limit=5000$/,
  );
  const broken = await tossThat(200, [{}]);
  expect(await broken.gateway.listDay('2022-01-03')).toEqual({ outcome: 'unknown' });
});
