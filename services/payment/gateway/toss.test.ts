import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createLogger } from '#shared/telemetry/logger.ts';
import { connectToss } from './toss.ts';

const warnings: object[] = [];
const log = createLogger('test', 'warn', { write: (line) => void warnings.push(JSON.parse(line)) });
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
  warnings.length = 0;
});

const order = { orderId: 'order-1', amount: 1_000 };
const payment = {
  paymentKey: 'key',
  status: 'DONE',
  totalAmount: 1_000,
  balanceAmount: 1_000,
  orderId: 'order-1',
};
const partlyBack = { ...payment, status: 'PARTIAL_CANCELED', balanceAmount: 400 };

/** A gateway that answers everything the same way. */
async function gatewayThat(listener: RequestListener) {
  const server = createServer(listener);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return connectTo(address.port);
}

const connectTo = (port: number) =>
  connectToss({ url: `http://127.0.0.1:${port}`, secretKey: 'sk', timeoutMs: 200, log });

const gatewayAnswering = (status: number, body: unknown) =>
  gatewayThat((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });

const confirmations: [string, number, unknown, object][] = [
  ['done', 200, payment, { outcome: 'approved', gatewayKey: 'key', returned: 0 }],
  ['done for another amount', 200, { ...payment, totalAmount: 1 }, { outcome: 'unknown' }],
  ['done for another order', 200, { ...payment, orderId: 'order-2' }, { outcome: 'unknown' }],
  ['still under way', 200, { ...payment, status: 'IN_PROGRESS' }, { outcome: 'unknown' }],
  ['no payment at all', 200, {}, { outcome: 'unknown' }],
  ['no JSON', 200, '<html>', { outcome: 'unknown' }],
  ['a refusal', 403, { code: 'REJECT_CARD_COMPANY' }, { outcome: 'declined', code: 'REJECT_CARD_COMPANY' }],
  ['a refusal of somebody on the way', 403, '<html>', { outcome: 'unknown' }],
  ['processed already', 400, { code: 'ALREADY_PROCESSED_PAYMENT' }, { outcome: 'unknown' }],
  ['the same request running', 409, { code: 'IDEMPOTENT_REQUEST_PROCESSING' }, { outcome: 'unknown' }],
  ['our key refused', 401, { code: 'UNAUTHORIZED_KEY' }, { outcome: 'unavailable' }],
  ['too many requests', 429, {}, { outcome: 'unavailable' }],
  ['a fault', 500, { code: 'FAILED_INTERNAL_SYSTEM_PROCESSING' }, { outcome: 'unknown' }],
  ['a bad gateway', 502, '', { outcome: 'unknown' }],
  ['a redirect', 302, '', { outcome: 'unknown' }],
];
for (const [name, status, body, expected] of confirmations) {
  test(`a confirm answered with ${name} is ${JSON.stringify(expected)}`, async () => {
    const gateway = await gatewayAnswering(status, body);
    expect(await gateway.confirm({ ...order, token: 't' })).toEqual(expected);
  });
}

const states: [string, number, unknown, object][] = [
  ['done', 200, payment, { outcome: 'approved', gatewayKey: 'key', returned: 0 }],
  [
    'aborted',
    200,
    { ...payment, status: 'ABORTED', failure: { code: 'X' } },
    { outcome: 'declined', code: 'X' },
  ],
  ['cancelled', 200, { ...payment, status: 'CANCELED' }, { outcome: 'cancelled' }],
  ['with another amount', 200, { ...payment, totalAmount: 999 }, { outcome: 'differs' }],
  [
    'with another amount, and all of it back',
    200,
    { ...payment, totalAmount: 999, status: 'CANCELED' },
    { outcome: 'cancelled' },
  ],
  ['with a part cancelled', 200, partlyBack, { outcome: 'approved', gatewayKey: 'key', returned: 600 }],
  ['in another currency', 200, { ...payment, currency: 'USD' }, { outcome: 'differs' }],
  ['as another order', 200, { ...payment, orderId: 'order-2' }, { outcome: 'unknown' }],
  ['in progress', 200, { ...payment, status: 'IN_PROGRESS' }, { outcome: 'unknown' }],
  ['not found', 404, { code: 'NOT_FOUND_PAYMENT' }, { outcome: 'absent' }],
  ['not found by somebody on the way', 404, '<html>', { outcome: 'unknown' }],
  ['our key refused', 401, { code: 'UNAUTHORIZED_KEY' }, { outcome: 'unknown' }],
  ['a fault', 500, {}, { outcome: 'unknown' }],
];
for (const [name, status, body, expected] of states) {
  test(`an order found ${name} is ${JSON.stringify(expected)}`, async () => {
    const gateway = await gatewayAnswering(status, body);
    expect(await gateway.findByOrderId(order)).toEqual(expected);
  });
}

test('an order that the gateway does not have is an answer like any other; a refusal is warned of', async () => {
  await (await gatewayAnswering(404, { code: 'NOT_FOUND_PAYMENT' })).findByOrderId(order);
  expect(warnings).toEqual([]);
  await (await gatewayAnswering(401, { code: 'UNAUTHORIZED_KEY' })).findByOrderId(order);
  expect(warnings).toMatchObject([{ msg: 'gateway refused', call: 'find', status: 401, outcome: 'unknown' }]);
});

const cancel = {
  orderId: 'order-1',
  gatewayKey: 'key/..',
  amount: 1_000,
  refundable: 1_000,
  reason: 'test',
  idempotencyKey: 'refund-1',
};
const cancellations: [string, number, unknown, object][] = [
  ['cancelled', 200, { ...payment, status: 'CANCELED', balanceAmount: 0 }, { outcome: 'cancelled' }],
  ['cancelled before', 400, { code: 'ALREADY_CANCELED_PAYMENT' }, { outcome: 'cancelled' }],
  [
    'a refusal',
    403,
    { code: 'NOT_CANCELABLE_PAYMENT' },
    { outcome: 'refused', code: 'NOT_CANCELABLE_PAYMENT' },
  ],
  ['a part cancelled', 200, partlyBack, { outcome: 'unknown' }],
  ['a fault', 500, {}, { outcome: 'unknown' }],
];
for (const [name, status, body, expected] of cancellations) {
  test(`a cancel answered with ${name} is ${JSON.stringify(expected)}`, async () => {
    expect(await (await gatewayAnswering(status, body)).cancel(cancel)).toEqual(expected);
  });
}

test('a part goes back when the gateway keeps the rest', async () => {
  const gateway = await gatewayAnswering(200, partlyBack);
  expect(await gateway.cancel({ ...cancel, amount: 600 })).toEqual({ outcome: 'cancelled' });
  expect(await gateway.cancel({ ...cancel, amount: 300 })).toEqual({ outcome: 'unknown' });
});

test('a gateway that nobody can reach has certainly not charged', async () => {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  const gateway = connectTo(typeof address === 'object' && address ? address.port : 0);
  expect(await gateway.confirm({ ...order, token: 't' })).toEqual({ outcome: 'unavailable' });
  expect(await gateway.findByOrderId(order)).toEqual({ outcome: 'unknown' });
});

test('a gateway that hangs or hangs up may have charged', async () => {
  const hanging = await gatewayThat(() => {});
  expect(await hanging.confirm({ ...order, token: 't' })).toEqual({ outcome: 'unknown' });
  const dropping = await gatewayThat((request) => request.socket.destroy());
  expect(await dropping.confirm({ ...order, token: 't' })).toEqual({ outcome: 'unknown' });
});

test('asks as Toss wants to be asked', async () => {
  const asked: object[] = [];
  const gateway = await gatewayThat(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { authorization, 'idempotency-key': key } = request.headers;
    const text = Buffer.concat(chunks).toString();
    asked.push({
      call: `${request.method} ${request.url}`,
      authorization,
      key,
      body: text && JSON.parse(text),
    });
    response.end('{}');
  });
  await gateway.confirm({ ...order, token: 't' });
  await gateway.findByOrderId(order);
  await gateway.cancel(cancel);
  const authorization = `Basic ${Buffer.from('sk:').toString('base64')}`;
  expect(asked).toEqual([
    {
      call: 'POST /v1/payments/confirm',
      authorization,
      key: 'order-1',
      body: { paymentKey: 't', orderId: 'order-1', amount: 1_000 },
    },
    { call: 'GET /v1/payments/orders/order-1', authorization, key: undefined, body: '' },
    {
      call: 'POST /v1/payments/key%2F../cancel',
      authorization,
      key: 'refund-1',
      body: { cancelReason: 'test', cancelAmount: 1_000, refundableAmount: 1_000 },
    },
  ]);
});
