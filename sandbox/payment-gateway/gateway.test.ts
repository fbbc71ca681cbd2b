import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createGateway } from './app.ts';
import { readConfig } from './config.ts';
import type { Payment } from './toss/payment-object.ts';

const secretKey = 'test_sk_sandbox';
const open: Server[] = [];

/** All the gateway may say; each test looks at what it expects. */
type AnswerBody = Payment & { code: string; payments: Payment[] };

/** A gateway on a free port, spoken to over real HTTP. */
async function start(journal?: string) {
  const gateway = createGateway({ secretKey, delay: { from: 0, to: 0 }, journal });
  const server = createAdaptorServer({ fetch: gateway.fetch });
  if (!(server instanceof Server)) throw new Error('expected an HTTP/1 server');
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  open.push(server);
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return client(`http://127.0.0.1:${address.port}`);
}

function client(url: string) {
  const authorization = `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`;
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const answer: AnswerBody = JSON.parse(await response.text());
    return { status: response.status, body: answer };
  };
  return {
    url,
    send,
    confirm: (paymentKey: string, orderId: string, key?: string, amount = 15_000) =>
      send(
        'POST',
        '/v1/payments/confirm',
        { paymentKey, orderId, amount },
        key ? { 'idempotency-key': key } : {},
      ),
    cancel: (paymentKey: string, cancelAmount?: number, key?: string) =>
      send(
        'POST',
        `/v1/payments/${paymentKey}/cancel`,
        { cancelReason: '고객 변심', cancelAmount },
        key ? { 'idempotency-key': key } : {},
      ),
    order: (orderId: string) => send('GET', `/v1/payments/orders/${orderId}`),
  };
}

let gateway: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  gateway = await start();
});
afterAll(() => {
  for (const server of open) {
    server.closeAllConnections();
    server.close();
  }
});

describe('confirming', () => {
  test('an approved payment is DONE and can be read by order and by its own key', async () => {
    const orderId = randomUUID();
    const { status, body } = await gateway.confirm('approve', orderId);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: '2022-11-16',
      orderId,
      status: 'DONE',
      method: '카드',
      currency: 'KRW',
      totalAmount: 15_000,
      balanceAmount: 15_000,
      suppliedAmount: 13_636,
      vat: 1_364,
      cancels: null,
      failure: null,
    });
    expect(body.approvedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00$/);
    expect((await gateway.order(orderId)).body).toEqual(body);
    expect((await gateway.send('GET', `/v1/payments/${body.paymentKey}`)).body).toEqual(body);
  });

  test('a token may be used any number of times, each payment has its own key', async () => {
    const first = await gateway.confirm('approve', randomUUID());
    const second = await gateway.confirm('approve', randomUUID());
    expect(second.status).toBe(200);
    expect(second.body.paymentKey).not.toBe(first.body.paymentKey);
  });

  test('an order is charged once, by however many at once', async () => {
    const orderId = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => gateway.confirm('approve', orderId)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await gateway.confirm('approve', orderId)).toMatchObject({
      status: 400,
      body: { code: 'ALREADY_PROCESSED_PAYMENT' },
    });
  });

  test.each([
    ['decline', 403, 'REJECT_CARD_COMPANY'],
    ['insufficient-7', 403, 'REJECT_CARD_PAYMENT'],
  ])('%s charges nothing and leaves the order ABORTED, to be tried again', async (token, status, code) => {
    const orderId = randomUUID();
    expect(await gateway.confirm(token, orderId)).toMatchObject({ status, body: { code } });
    expect((await gateway.order(orderId)).body).toMatchObject({ status: 'ABORTED', failure: { code } });
    expect((await gateway.confirm('approve', orderId)).status).toBe(200);
  });

  test('error answers 500 and leaves no payment', async () => {
    const orderId = randomUUID();
    expect(await gateway.confirm('error', orderId)).toMatchObject({
      status: 500,
      body: { code: 'FAILED_INTERNAL_SYSTEM_PROCESSING' },
    });
    expect(await gateway.order(orderId)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND_PAYMENT' } });
  });

  test('slow is IN_PROGRESS until it answers', async () => {
    const orderId = randomUUID();
    const started = performance.now();
    const answer = gateway.confirm('slow-0.5', orderId);
    await expect.poll(async () => (await gateway.order(orderId)).body.status).toBe('IN_PROGRESS');
    expect((await gateway.confirm('approve', orderId)).body.code).toBe('ALREADY_PROCESSING_REQUEST');
    expect((await answer).body.status).toBe('DONE');
    expect(performance.now() - started).toBeGreaterThan(490);
  });

  test.each(['timeout-0.2', 'drop'])('%s charges and loses the answer; a repeat finds it', async (token) => {
    const orderId = randomUUID();
    await expect(gateway.confirm(token, orderId, orderId)).rejects.toThrow('fetch failed');
    const { body } = await gateway.order(orderId);
    expect(body.status).toBe('DONE');
    expect(await gateway.confirm(token, orderId, orderId)).toEqual({ status: 200, body });
  });

  test('never neither charges nor answers', async () => {
    const orderId = randomUUID();
    await expect(gateway.confirm('never-0.2', orderId, orderId)).rejects.toThrow('fetch failed');
    expect((await gateway.order(orderId)).status).toBe(404);
  });
});

describe('idempotency keys', () => {
  test('a repeat gets the first answer, a refusal too', async () => {
    for (const token of ['approve', 'decline']) {
      const orderId = randomUUID();
      const first = await gateway.confirm(token, orderId, `key-${orderId}`);
      expect(await gateway.confirm(token, orderId, `key-${orderId}`)).toEqual(first);
    }
  });

  test('a repeat while the first still runs is told to come again', async () => {
    const orderId = randomUUID();
    const first = gateway.confirm('slow-0.3', orderId, orderId);
    await expect.poll(async () => (await gateway.order(orderId)).status).toBe(200);
    expect(await gateway.confirm('slow-0.3', orderId, orderId)).toMatchObject({
      status: 409,
      body: { code: 'IDEMPOTENT_REQUEST_PROCESSING' },
    });
    expect((await first).status).toBe(200);
  });

  test('a key of more than 300 characters is refused', async () => {
    expect((await gateway.confirm('approve', randomUUID(), 'k'.repeat(301))).body.code).toBe(
      'INVALID_IDEMPOTENCY_KEY',
    );
  });
});

describe('cancelling', () => {
  test('in parts until nothing is left', async () => {
    const { body: paid } = await gateway.confirm('approve', randomUUID());
    expect((await gateway.cancel(paid.paymentKey, 5_000)).body).toMatchObject({
      status: 'PARTIAL_CANCELED',
      balanceAmount: 10_000,
      cancels: [
        { cancelAmount: 5_000, refundableAmount: 10_000, cancelReason: '고객 변심', cancelStatus: 'DONE' },
      ],
    });
    expect((await gateway.cancel(paid.paymentKey, 10_001)).body.code).toBe('NOT_CANCELABLE_AMOUNT');
    const { body: rest } = await gateway.cancel(paid.paymentKey);
    expect(rest).toMatchObject({ status: 'CANCELED', balanceAmount: 0 });
    expect(rest.cancels).toHaveLength(2);
    expect((await gateway.cancel(paid.paymentKey)).body.code).toBe('ALREADY_CANCELED_PAYMENT');
  });

  test('twice with one key gives back once', async () => {
    const { body: paid } = await gateway.confirm('approve', randomUUID());
    const first = await gateway.cancel(paid.paymentKey, 5_000, 'refund-1');
    expect(await gateway.cancel(paid.paymentKey, 5_000, 'refund-1')).toEqual(first);
    expect((await gateway.order(paid.orderId)).body.balanceAmount).toBe(10_000);
  });

  test('a refused or unknown payment cannot be cancelled', async () => {
    const orderId = randomUUID();
    await gateway.confirm('decline', orderId);
    const { body: refused } = await gateway.order(orderId);
    expect((await gateway.cancel(refused.paymentKey)).body.code).toBe('NOT_CANCELABLE_PAYMENT');
    expect(await gateway.cancel('approve')).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND_PAYMENT' },
    });
  });
});

describe('bad requests', () => {
  test('a wrong secret key is 401', async () => {
    const authorization = `Basic ${Buffer.from('other:').toString('base64')}`;
    expect(await gateway.send('GET', '/v1/payments/x', undefined, { authorization })).toMatchObject({
      status: 401,
      body: { code: 'UNAUTHORIZED_KEY' },
    });
  });

  test.each([
    ['no JSON', '{'],
    ['null', 'null'],
    ['a missing key', { orderId: 'order-1', amount: 1 }],
    ['an amount as text', { paymentKey: 'approve', orderId: 'order-1', amount: '1000' }],
    ['a fraction', { paymentKey: 'approve', orderId: 'order-1', amount: 0.5 }],
    ['nothing to pay', { paymentKey: 'approve', orderId: 'order-1', amount: 0 }],
    ['a megabyte of text', `"${'x'.repeat(1_000_000)}"`],
  ])('%s is 400', async (_, body) => {
    expect(await gateway.send('POST', '/v1/payments/confirm', body)).toMatchObject({
      status: 400,
      body: { code: 'INVALID_REQUEST' },
    });
  });

  test('an order id out of form is 400, an unknown path 404', async () => {
    expect((await gateway.confirm('approve', 'a b')).body.code).toBe('INVALID_ORDER_ID');
    expect(await gateway.send('GET', '/v1/nothing')).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND' },
    });
  });
});

describe('the journal', () => {
  const directory = mkdtempSync(join(tmpdir(), 'gateway-'));
  const journal = join(directory, 'journal.jsonl');
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  test('payments, cancels and answers outlive a restart, half a line does not', async () => {
    const before = await start(journal);
    const orderId = randomUUID();
    const paid = await before.confirm('approve', orderId, orderId);
    await before.cancel(paid.body.paymentKey, 5_000);
    appendFileSync(journal, '{"charge":{"orderId":"half');

    const between = await start(journal);
    await between.confirm('approve', randomUUID());

    const after = await start(journal);
    expect((await after.order(orderId)).body).toMatchObject({
      status: 'PARTIAL_CANCELED',
      balanceAmount: 10_000,
    });
    expect(await after.confirm('approve', orderId, orderId)).toEqual(paid);
    expect((await after.confirm('approve', orderId)).body.code).toBe('ALREADY_PROCESSED_PAYMENT');
    expect((await after.send('GET', '/sandbox/payments')).body.payments).toHaveLength(2);
  });
});

test('people see the tokens and the last payments, with names escaped', async () => {
  await gateway.send('POST', '/v1/payments/confirm', {
    paymentKey: 'approve',
    orderId: randomUUID(),
    amount: 1_000,
    orderName: '<script>',
  });
  const page = await (await fetch(gateway.url)).text();
  expect(page).toContain('<code>timeout</code>');
  expect(page).toContain('&lt;script&gt;');
});

test('the delay is a number or a range of milliseconds', () => {
  const read = (SANDBOX_DELAY_MS: string) => readConfig({ TOSS_SECRET_KEY: 'k', SANDBOX_DELAY_MS }).delay;
  expect(read('0')).toEqual({ from: 0, to: 0 });
  expect(read('500-1500')).toEqual({ from: 500, to: 1500 });
  expect(() => read('soon')).toThrow();
});
