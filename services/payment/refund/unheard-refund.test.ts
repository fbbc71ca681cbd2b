import { createAdaptorServer } from '@hono/node-server';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { metricValue } from '#shared/testing/metric-value.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { createGateway } from '../../../sandbox/payment-gateway/app.ts';
import { readFigures } from '../figures.ts';
import { findPayment } from '../payments/find-payment.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { boughtTickets, TICKET } from '../testing/bought-tickets.ts';
import { gatewayOrder, keptByGateway } from '../testing/gateway-keeps.ts';
import { createWorld, SECRET_KEY, type World } from '../testing/world.ts';
import { refundsOf } from './refunds-of.ts';

const gateway = createGateway({ secretKey: SECRET_KEY, delay: { from: 0, to: 0 }, journal: undefined });
/** How the gateway takes what it is asked to cancel: as it should, does it and loses the answer, refuses, or is not there. */
let mood: 'well' | 'loses the answer' | 'refuses' | 'away' = 'well';
/** What happens at the shop while it is answered how an order stands. */
let whileAnswering: () => Promise<unknown> = async () => undefined;
/** The keys under which cancels came. */
let keys: (string | null)[] = [];
let world: World;
beforeAll(async () => {
  const fetch: typeof gateway.fetch = async (request, env) => {
    if (request.url.includes('/v1/payments/orders/')) await whileAnswering();
    if (!request.url.endsWith('/cancel')) return gateway.fetch(request, env);
    keys.push(request.headers.get('idempotency-key'));
    if (mood === 'away') return new Response(null, { status: 502 });
    if (mood === 'refuses') {
      return Response.json({ code: 'NOT_CANCELABLE_PAYMENT', message: '' }, { status: 403 });
    }
    const answer = await gateway.fetch(request, env);
    return mood === 'well' ? answer : new Response(null, { status: 502 });
  };
  world = await createWorld(createAdaptorServer({ fetch }));
});
afterAll(() => world.close());
beforeEach(() => {
  mood = 'well';
  keys = [];
  whileAnswering = async () => undefined;
});

const returnsAt = async (id: string) => (await gatewayOrder(world, id))?.cancels?.length ?? 0;

async function laterOn(seconds: number) {
  await world.timePasses(seconds);
  await reconcile(world.ctx);
}

test('15: a refund whose answer is lost is asked after, found done, and not made twice', async () => {
  const { id, refund } = await boughtTickets(world, 3);
  mood = 'loses the answer';
  const { body } = await refund(1);
  expect(body.payment.refunds).toMatchObject([{ status: 'PENDING', amount: TICKET }]);
  mood = 'well';
  await laterOn(60);
  expect(await refundsOf(world.db, id)).toMatchObject([{ status: 'DONE', attempts: 2, refusals: 0 }]);
  expect([await returnsAt(id), keys.length, await keptByGateway(world, id)]).toEqual([1, 1, 2 * TICKET]);
});

test('one that never arrived is made under the key it was asked for by', async () => {
  const { id, refund } = await boughtTickets(world, 3);
  mood = 'away';
  await refund(1);
  await laterOn(60);
  mood = 'well';
  await laterOn(60);
  expect(await refundsOf(world.db, id)).toMatchObject([{ status: 'DONE', attempts: 3, refusals: 0 }]);
  expect([keys.length, new Set(keys).size, await keptByGateway(world, id)]).toEqual([3, 1, 2 * TICKET]);
});

test('one that is refused is asked for under another key, less and less often, and administrators see it', async () => {
  const { id, refund } = await boughtTickets(world, 3);
  mood = 'refuses';
  await refund(1);
  await laterOn(60);
  await laterOn(60);
  expect(new Set(keys).size).toBe(3);
  expect(await refundsOf(world.db, id)).toMatchObject([{ refusals: 3 }]);
  const { body } = await world.request(newUser('admin'), 'GET', `/api/payments/${id}/history`);
  expect(body).toMatchObject({
    refunds: [
      {
        attempts: 3,
        last_answer: 'NOT_CANCELABLE_PAYMENT',
        card_amount: TICKET,
        status: 'PENDING',
      },
    ],
  });
  await readFigures(world.db);
  expect(await metricValue('tiketi_refunds_waiting', {})).toBeGreaterThanOrEqual(1);
  const [next] = await refundsOf(world.db, id);
  expect(secondsUntil(next?.next_attempt_at)).toBeGreaterThan(6);
  await world.db.updateTable('refunds').set({ attempts: 30 }).where('payment_id', '=', id).execute();
  await laterOn(60);
  const [much] = await refundsOf(world.db, id);
  expect(secondsUntil(much?.next_attempt_at)).toBeGreaterThan(3_500);
  expect(secondsUntil(much?.next_attempt_at)).toBeLessThan(3_610);
  mood = 'well';
  await laterOn(3_700);
  expect(await refundsOf(world.db, id)).toMatchObject([{ status: 'DONE' }]);
  await readFigures(world.db);
  expect(await metricValue('tiketi_refunds_waiting', {})).toBe(0);
});

const secondsUntil = (at: Date | null | undefined) => ((at?.getTime() ?? 0) - Date.now()) / 1_000;

test('refunds of one payment go to the gateway one after the other, the oldest first', async () => {
  const { id, refund } = await boughtTickets(world, 3);
  mood = 'away';
  await refund(1);
  await refund(1);
  await laterOn(60);
  expect(await refundsOf(world.db, id)).toMatchObject([
    { status: 'PENDING', attempts: 2 },
    { status: 'PENDING', attempts: 1 },
  ]);
  expect(new Set(keys).size).toBe(1);
  mood = 'well';
  await laterOn(60);
  expect(await refundsOf(world.db, id)).toMatchObject([{ status: 'DONE' }, { status: 'DONE' }]);
  expect([await returnsAt(id), await keptByGateway(world, id)]).toEqual([2, TICKET]);
});

test('points do not wait for the card of an earlier refund', async () => {
  const { id, refund } = await boughtTickets(world, 3, 20_000);
  mood = 'away';
  await refund(1);
  await refund(1);
  expect(await refundsOf(world.db, id)).toMatchObject([{ status: 'PENDING' }, { status: 'DONE' }]);
  const { body } = await refund();
  expect(body.payment.status).toBe('SUCCESS');
  mood = 'well';
  await laterOn(60);
  expect((await findPayment(world.db, id))?.status).toBe('REFUNDED');
});

test("what somebody gave back at the gateway's own page is not given twice: the rest follows", async () => {
  const { id, refund } = await boughtTickets(world, 5);
  await atGateway(id, 2 * TICKET);
  const { body } = await refund();
  expect(body.payment.status).toBe('SUCCESS');
  await laterOn(60);
  expect((await findPayment(world.db, id))?.status).toBe('REFUNDED');
  expect(await keptByGateway(world, id)).toBe(0);
});

test('6: the card is all back by parts: a webhook that says so takes nothing from who paid the rest with points', async () => {
  const { id, refund } = await boughtTickets(world, 3, 20_000);
  await refund(1);
  expect((await gatewayOrder(world, id))?.status).toBe('CANCELED');
  expect(await hint(id)).toBe(200);
  expect((await findPayment(world.db, id))?.status).toBe('SUCCESS');
  expect(await refundsOf(world.db, id)).toHaveLength(1);
});

test.each([
  ['the last of the card', 2],
  ['one of several', 3],
])(
  '6: a part given back by us while a webhook is followed is not taken for one given back at the gateway: %s',
  async (_, onCard) => {
    const kind = { kind: 'part_returned_at_gateway' };
    const before = await metricValue('tiketi_payment_trouble_total', kind);
    const { id, refund } = await boughtTickets(world, 4, (4 - onCard) * TICKET);
    await refund(1);
    whileAnswering = async () => {
      whileAnswering = async () => undefined;
      await refund(1);
    };
    expect(await hint(id)).toBe(200);
    expect((await findPayment(world.db, id))?.status).toBe('SUCCESS');
    expect(await refundsOf(world.db, id)).toMatchObject([{ items: [{}] }, { items: [{}] }]);
    expect(await metricValue('tiketi_payment_trouble_total', kind)).toBe(before);
  },
);

test('a part given back at the gateway is counted, for people have to say for what', async () => {
  const { id } = await boughtTickets(world, 3);
  const kind = { kind: 'part_returned_at_gateway' };
  const before = await metricValue('tiketi_payment_trouble_total', kind);
  await atGateway(id, TICKET);
  expect(await hint(id)).toBe(200);
  expect(await metricValue('tiketi_payment_trouble_total', kind)).toBe(before + 1);
  expect((await findPayment(world.db, id))?.status).toBe('SUCCESS');
});

async function hint(orderId: string): Promise<number> {
  const data = { orderId, status: 'PARTIAL_CANCELED' };
  const event = { eventType: 'PAYMENT_STATUS_CHANGED', data };
  return (await world.request(undefined, 'POST', '/api/payments/webhook/toss', event)).status;
}

/** What a merchant does at the gateway's own page. */
async function atGateway(orderId: string, cancelAmount: number): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${SECRET_KEY}:`).toString('base64')}`;
  const payment = await findPayment(world.db, orderId);
  const response = await fetch(`${world.gatewayUrl}/v1/payments/${payment?.gateway_key}/cancel`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ cancelReason: 'by hand', cancelAmount }),
  });
  expect(response.status).toBe(200);
}

test('a refund that cannot be told again holds up neither the others nor what else is open', async () => {
  const [bad, good, waits] = [
    await boughtTickets(world, 2),
    await boughtTickets(world, 2),
    await boughtTickets(world, 2),
  ];
  await bad.refund(1);
  await good.refund(1);
  mood = 'away';
  await waits.refund(1);
  mood = 'well';
  await world.allTold();
  await sql`update refunds set items = '[1]' where payment_id = ${bad.id}`.execute(world.db);
  await sql`
    update refunds set tell_again_at = now() - interval '1 minute'
    where payment_id in (${bad.id}, ${good.id})`.execute(world.db);
  await laterOn(60);
  await world.allTold();
  expect(await refundsOf(world.db, waits.id)).toMatchObject([{ status: 'DONE' }]);
  expect(world.told('payment.refunded', good.facts.id)).toHaveLength(2);
  expect(world.told('payment.refunded', bad.facts.id)).toHaveLength(1);
});
