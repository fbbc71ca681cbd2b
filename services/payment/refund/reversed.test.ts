import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGateway } from '../../../sandbox/payment-gateway/app.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { auditLedger, userWithPoints } from '../testing/points.ts';
import { createWorld, SECRET_KEY, type World } from '../testing/world.ts';

const gateway = createGateway({ secretKey: SECRET_KEY, delay: { from: 0, to: 0 }, journal: undefined });
let world: World;
beforeAll(async () => {
  world = await createWorld(createAdaptorServer({ fetch: gateway.fetch }), { confirmationWaitMs: 50 });
});
afterAll(() => world.close());

const paymentOf = (id: string) =>
  world.db
    .selectFrom('payments')
    .select(['status', 'confirmed_at', 'next_attempt_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

test('31: a reservation whose cancellation is heard before its confirmation has its money back once, and is never asked about again', async () => {
  const user = await userWithPoints(world.db, 10_000);
  const facts = world.reservations.hold(user, 50_000, 'says nothing');
  await world.request(user, 'POST', '/api/payments', {
    reservation_id: facts.id,
    total_price: 50_000,
    point_used: 10_000,
    card_amount: 40_000,
    pg_token: 'approve',
  });
  const { id } = await world.db
    .selectFrom('payments')
    .select('id')
    .where('reservation_id', '=', facts.id)
    .executeTakeFirstOrThrow();
  const cancelled = world.reservations.cancelled(facts);
  const confirmed = {
    id: crypto.randomUUID(),
    type: 'reservation.confirmed',
    data: { reservation: facts, seats: [], stock: [], paymentId: id },
  };
  expect(await world.deliver(cancelled.type, cancelled)).toEqual({ status: 'SUCCESS' });
  await expect.poll(async () => (await paymentOf(id)).status).toBe('REFUNDED');
  for (const late of [confirmed, cancelled, confirmed])
    expect(await world.deliver(late.type, late)).toEqual({ status: 'SUCCESS' });
  await world.timePasses(600);
  await reconcile(world.ctx);
  await world.allTold();

  expect(await paymentOf(id)).toMatchObject({ status: 'REFUNDED', next_attempt_at: null });
  expect(world.told('payment.refunded', facts.id)).toHaveLength(1);
  expect(await auditLedger(world.db, user.userId)).toBe(10_000);
});
