import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen } from '#shared/testing/listen.ts';
import { createGateway } from '../app.ts';

const AUTHORIZATION = 'PortOne api-secret';

/** All PortOne may say; each test looks at what it expects. */
type Answer = {
  type: string;
  pgCode: string;
  status: string;
  amount: { total: number; cancelled: number };
  payment: { pgTxId: string; paidAt: string };
  cancellation: { id: string; status: string; totalAmount: number };
  cancellations: object[];
  items: { id: string; status: string }[];
  page: { totalCount: number };
};

let gateway: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  const app = createGateway({
    secretKey: 'toss-secret',
    portone: { apiSecret: 'api-secret', storeId: 'store-1' },
    delay: { from: 0, to: 0 },
    journal: undefined,
  });
  gateway = await listen(app.fetch);
});
afterAll(() => gateway.close());

async function send(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
  const response = await fetch(gateway.url + path, {
    method,
    headers: { authorization: AUTHORIZATION, 'content-type': 'application/json', ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer: Answer = JSON.parse(await response.text());
  return { status: response.status, body: answer };
}
const confirm = (paymentToken: string, id: string, headers = {}) =>
  send(
    'POST',
    `/payments/${id}/confirm`,
    { paymentToken, currency: 'KRW', totalAmount: 15_000, storeId: 'store-1' },
    headers,
  );
const cancel = (id: string, body: object, key: string = randomUUID()) =>
  send('POST', `/payments/${id}/cancel`, { reason: '고객 변심', ...body }, { 'idempotency-key': key });
const read = (id: string) => send('GET', `/payments/${id}`);

describe('confirming', () => {
  test('an approved payment is PAID', async () => {
    const id = randomUUID();
    const { status, body } = await confirm('approve', id);
    expect([status, body]).toEqual([
      200,
      { payment: { pgTxId: expect.any(String), paidAt: expect.stringMatching(/Z$/) } },
    ]);
    expect((await read(id)).body).toMatchObject({
      status: 'PAID',
      id,
      storeId: 'store-1',
      amount: { total: 15_000, paid: 15_000, cancelled: 0 },
      currency: 'KRW',
      pgTxId: body.payment.pgTxId,
    });
  });

  test('an order is charged once', async () => {
    const id = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => confirm('approve', id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.type === 'ALREADY_PAID')).toHaveLength(9);
  });

  test('a refusal of the card company is passed on, and may be tried again', async () => {
    const id = randomUUID();
    expect(await confirm('decline', id)).toMatchObject({
      status: 502,
      body: { type: 'PG_PROVIDER', pgCode: 'REJECT_CARD_COMPANY' },
    });
    expect((await read(id)).body).toMatchObject({
      status: 'FAILED',
      failure: { pgCode: 'REJECT_CARD_COMPANY' },
    });
    expect((await confirm('approve', id)).status).toBe(200);
  });

  test('a repeat under one key gets the first answer', async () => {
    const id = randomUUID();
    const key = { 'idempotency-key': id };
    await expect(confirm('drop', id, key)).rejects.toThrow('fetch failed');
    expect((await confirm('drop', id, key)).body.payment.pgTxId).toEqual(expect.any(String));
  });
});

describe('cancelling', () => {
  test('in parts until nothing is left', async () => {
    const id = randomUUID();
    await confirm('approve', id);
    expect((await cancel(id, { amount: 5_000, currentCancellableAmount: 15_000 })).body).toMatchObject({
      cancellation: { status: 'SUCCEEDED', totalAmount: 5_000 },
    });
    expect((await read(id)).body).toMatchObject({
      status: 'PARTIAL_CANCELLED',
      amount: { cancelled: 5_000 },
    });
    expect((await cancel(id, { amount: 5_000, currentCancellableAmount: 15_000 })).body.type).toBe(
      'CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN',
    );
    expect((await cancel(id, { amount: 10_001 })).body.type).toBe('CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT');
    await cancel(id, {});
    expect((await read(id)).body.status).toBe('CANCELLED');
    expect((await cancel(id, {})).body.type).toBe('PAYMENT_ALREADY_CANCELLED');
  });

  test('norefund-2 is refused twice, deafrefund-1 is done and not answered', async () => {
    const [refused, unheard] = [randomUUID(), randomUUID()];
    await confirm('norefund-2', refused);
    for (const time of [1, 2]) {
      const { body } = await cancel(refused, { amount: 15_000 }, `refund-of-it-number-${time}`);
      expect(body).toMatchObject({ type: 'PG_PROVIDER', pgCode: 'REFUND_REJECTED' });
    }
    expect((await cancel(refused, {})).status).toBe(200);

    await confirm('deafrefund-1', unheard);
    await expect(cancel(unheard, {}, 'refund-of-the-deaf-one')).rejects.toThrow('fetch failed');
    expect((await read(unheard)).body.status).toBe('CANCELLED');
    expect((await cancel(unheard, {}, 'refund-of-the-deaf-one')).status).toBe(200);
  });
});

test('payments are listed by when they changed, page by page', async () => {
  const from = new Date().toISOString();
  const ids = [randomUUID(), randomUUID(), randomUUID()];
  for (const id of ids) await confirm('approve', id);
  const list = (filter: object, page: object) => {
    const query = new URLSearchParams({ requestBody: JSON.stringify({ filter, page }) });
    return send('GET', `/payments?${query}`);
  };
  const { body } = await list({ from, status: ['PAID'] }, { number: 1, size: 2 });
  expect([body.items.map(({ id }) => id), body.page]).toEqual([
    ids.slice(2),
    { number: 1, size: 2, totalCount: 3 },
  ]);
  expect((await list({ until: '2020-01-01T00:00:00Z' }, {})).body.items).toEqual([]);
});

describe('refused are', () => {
  test("another secret, Toss's among them", async () => {
    const { status, body } = await send('GET', '/payments/x', undefined, { authorization: 'PortOne other' });
    expect([status, body.type]).toEqual([401, 'UNAUTHORIZED']);
  });

  test("a payment that is Toss's, and one that is none", async () => {
    const orderId = randomUUID();
    await fetch(`${gateway.url}/v1/payments/confirm`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from('toss-secret:').toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ paymentKey: 'approve', orderId, amount: 1_000 }),
    });
    for (const id of [orderId, randomUUID()]) {
      expect(await read(id)).toMatchObject({ status: 404, body: { type: 'PAYMENT_NOT_FOUND' } });
    }
  });

  test.each([{ paymentToken: 'approve' }, { paymentToken: 'approve', totalAmount: '1' }, {}])(
    'a confirm with %o',
    async (body) => {
      const answer = await send('POST', `/payments/${randomUUID()}/confirm`, body);
      expect([answer.status, answer.body.type]).toEqual([400, 'INVALID_REQUEST']);
    },
  );

  test('an idempotency key out of form', async () => {
    const { body } = await confirm('approve', randomUUID(), { 'idempotency-key': 'short' });
    expect(body.type).toBe('INVALID_REQUEST');
  });
});
