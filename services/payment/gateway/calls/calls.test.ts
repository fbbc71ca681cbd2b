import { createAdaptorServer } from '@hono/node-server';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newUser } from '#shared/testing/tokens.ts';
import { createGateway } from '../../../../sandbox/payment-gateway/app.ts';
import { SANDBOX } from '../../testing/both-gateways.ts';
import { createWorld, type World } from '../../testing/world.ts';
import { gatewayNames } from '../gateway.ts';
import { callsOf } from './calls-of.ts';

describe.each(gatewayNames)('calls to %s', (name) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(createAdaptorServer(createGateway(SANDBOX)), { takes: name });
  });
  afterAll(() => world.close());

  async function pay(token: string) {
    const user = newUser();
    const { id: reservationId } = world.reservations.hold(user, 30_000);
    const order = { reservationId, paymentMethod: 'naver_pay', pg_token: token };
    const { status } = await world.request(user, 'POST', '/api/payments/process', order);
    const payment = await world.db
      .selectFrom('payments')
      .selectAll()
      .where('reservation_id', '=', reservationId)
      .executeTakeFirstOrThrow();
    await world.callsWritten();
    return { status, payment };
  }

  test('are written down with what was asked, what came of it, and how long it took', async () => {
    const { payment } = await pay('approve');
    const gateway = world.ctx.gateways.of(payment);
    await gateway.cancel({
      orderId: payment.id,
      gatewayKey: payment.gateway_key ?? '',
      amount: 10_000,
      refundable: 30_000,
      reason: 'test',
      idempotencyKey: `refund-${payment.id}`,
    });
    await world.callsWritten();
    const calls = await callsOf(world.db, payment.id);
    const made = calls.map(({ call, amount, outcome, http_status }) => [call, amount, outcome, http_status]);
    expect(made.filter(([call]) => call !== 'find')).toEqual([
      ['cancel', 10_000, 'cancelled', 200],
      ['confirm', 30_000, name === 'toss' ? 'approved' : 'to be seen', 200],
    ]);
    expect(calls[0]).toMatchObject({
      gateway: name,
      order_id: payment.id,
      code: null,
      key_end: payment.id.slice(-4),
      took_ms: expect.any(Number),
      at: expect.any(Date),
    });
  });

  test('that are refused have the code, and those without an answer no status', async () => {
    const refused = await callsOf(world.db, (await pay('insufficient')).payment.id);
    expect(refused.map(({ code }) => code)).toContain('REJECT_CARD_PAYMENT');
    const [unheard] = await callsOf(world.db, (await pay('drop')).payment.id);
    expect(unheard).toMatchObject({ call: 'confirm', http_status: null, outcome: 'unknown' });
  });

  test('are written down without a secret, a token or the key of a payment', async () => {
    const { payment } = await pay('approve-canary7token');
    const { rows } = await sql<{ all: string }>`
      select coalesce(string_agg(c::text, ' '), '') as all from gateway_calls c`.execute(world.db);
    const written = rows[0]?.all ?? '';
    expect(written).toContain(payment.id);
    const secrets = ['test-secret-key', 'test-api-secret', 'canary7token', payment.gateway_key ?? 'none'];
    for (const secret of secrets) expect(written).not.toContain(secret);
  });

  test('26: are waited for by no payment, however long the database takes to write them', async () => {
    const user = newUser();
    const { id: reservationId } = world.reservations.hold(user, 30_000);
    const order = { reservationId, paymentMethod: 'naver_pay', pg_token: 'approve' };
    const status = await world.db.transaction().execute(async (tx) => {
      await sql`lock table gateway_calls in exclusive mode`.execute(tx);
      return (await world.request(user, 'POST', '/api/payments/process', order)).status;
    });
    expect(status).toBe(200);
    await world.callsWritten();
    const payments = world.db.selectFrom('payments').select('id').where('reservation_id', '=', reservationId);
    const { id } = await payments.executeTakeFirstOrThrow();
    expect((await callsOf(world.db, id)).map(({ call }) => call)).toContain('confirm');
  });

  test('that cannot be written down hold no payment up', async () => {
    await sql`alter table gateway_calls rename to gateway_calls_away`.execute(world.db);
    expect((await pay('approve')).status).toBe(200);
    await sql`alter table gateway_calls_away rename to gateway_calls`.execute(world.db);
  });
});
