import { createAdaptorServer } from '@hono/node-server';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { uuidv7 } from '#shared/ids.ts';
import { newUser } from '#shared/testing/tokens.ts';
import type { User } from '#shared/tokens/claims.ts';
import { createGateway } from '../../sandbox/payment-gateway/app.ts';
import { auditLedger, userWithPoints } from './testing/points.ts';
import { createWorld, SECRET_KEY, type World } from './testing/world.ts';

/** Requests that move money, repeated under an Idempotency-Key. */
const gateway = createGateway({ secretKey: SECRET_KEY, delay: { from: 0, to: 20 }, journal: undefined });
const admin = newUser('admin');
let world: World;
beforeAll(async () => {
  world = await createWorld(createAdaptorServer(gateway));
});
afterAll(() => world.close());

type Act = { by: User; path: string; body: object };

/** Each with what it may have moved in the end. */
const acts: Record<string, () => Promise<Act & { moved: () => Promise<number> }>> = {
  async 'POST /api/payments/process'() {
    const by = newUser();
    const { id: reservationId } = world.reservations.hold(by, 50_000);
    const body = { reservationId, paymentMethod: 'naver_pay' };
    return { by, path: '/api/payments/process', body, moved: () => paidFor(reservationId) };
  },
  async 'POST /api/payments'() {
    const by = await userWithPoints(world.db, 50_000);
    const { id } = world.reservations.hold(by, 50_000);
    const split = { total_price: 50_000, point_used: 10_000, card_amount: 40_000, pg_token: 'approve' };
    return { by, path: '/api/payments', body: { reservation_id: id, ...split }, moved: () => paidFor(id) };
  },
  async 'POST /api/points/charge'() {
    const by = newUser();
    const body = { amount: 50_000, pg_token: 'approve' };
    return { by, path: '/api/points/charge', body, moved: () => auditLedger(world.db, by.userId) };
  },
  async 'POST /api/points/adjustments'() {
    const { userId } = newUser();
    const body = { user_id: userId, amount: 50_000, reason: 'test' };
    const moved = () => auditLedger(world.db, userId);
    return { by: admin, path: '/api/points/adjustments', body, moved };
  },
  async 'POST /api/payments/{id}/refund'() {
    const user = await userWithPoints(world.db, 50_000);
    const { id: reservationId } = world.reservations.hold(user, 50_000);
    const split = { total_price: 50_000, point_used: 50_000, card_amount: 0 };
    await world.request(user, 'POST', '/api/payments', { reservation_id: reservationId, ...split });
    const { id } = await world.db
      .selectFrom('payments')
      .select('id')
      .where('reservation_id', '=', reservationId)
      .executeTakeFirstOrThrow();
    const moved = () => auditLedger(world.db, user.userId);
    return { by: admin, path: `/api/payments/${id}/refund`, body: {}, moved };
  },
};

async function paidFor(reservationId: string): Promise<number> {
  const { paid } = await world.db
    .selectFrom('payments')
    .select(({ fn }) => fn.sum<number>('amount').as('paid'))
    .where('reservation_id', '=', reservationId)
    .where('status', '=', 'SUCCESS')
    .executeTakeFirstOrThrow();
  return paid;
}

const send = ({ by, path, body }: Act, key: string) =>
  world.request(by, 'POST', path, body, { 'idempotency-key': key });

/** As if the process had died after the effect and before its answer was kept. */
const forgetAnswer = (key: string) =>
  sql`update idempotency_keys set status = null, body = null, running_until = now() where key = ${key}`.execute(
    world.db,
  );

describe.each(Object.entries(acts))('%s', (_, prepare) => {
  test('8: asked ten times at once moves the money once', async () => {
    const { moved, ...act } = await prepare();
    const key = uuidv7();
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(act, key)));
    for (const { status } of answers) expect([200, 409]).toContain(status);
    const last = await send(act, key);
    expect([last.status, last.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    expect(await moved()).toBe(50_000);
  });

  test('repeated after a crash gets the answer of the first, and moves nothing more', async () => {
    const { moved, ...act } = await prepare();
    const key = uuidv7();
    const first = await send(act, key);
    await forgetAnswer(key);
    const again = await send(act, key);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, null]);
    expect(again.body).toEqual(first.body);
    expect(await moved()).toBe(50_000);
  });

  test('9: with another body, or elsewhere, its key is a conflict', async () => {
    const { moved, ...act } = await prepare();
    const key = uuidv7();
    await send(act, key);
    const elsewhere = acts['POST /api/points/charge'];
    if (!elsewhere) throw new Error('no charge');
    const { path, body } = await elsewhere();
    const others = [
      { ...act, body: { ...act.body, note: 'another' } },
      { ...act, path, body: { ...body, amount: 49_000 } },
    ];
    for (const other of others) {
      const { status, body: answer } = await send(other, key);
      expect([status, answer.code]).toEqual([422, 'IDEMPOTENCY_CONFLICT']);
    }
    expect(await moved()).toBe(50_000);
  });
});

test('a charge may be repeated under a key that served a day before: it is a new one', async () => {
  const act = await acts['POST /api/points/charge']?.();
  if (!act) throw new Error('no charge');
  const key = uuidv7();
  await send(act, key);
  await sql`
    update idempotency_keys set created_at = now() - interval '25 hours' where key = ${key}`.execute(
    world.db,
  );
  expect((await send(act, key)).status).toBe(200);
  expect(await act.moved()).toBe(100_000);
});

test('every request that moves money says in the documents that it may be repeated under a key', async () => {
  const { body } = await world.request(undefined, 'GET', '/openapi.json');
  const { paths } = z
    .object({
      paths: z.record(
        z.string(),
        z.looseObject({
          post: z
            .object({
              parameters: z.array(z.looseObject({ in: z.string(), name: z.string() })).default([]),
              responses: z.record(z.string(), z.unknown()),
            })
            .optional(),
        }),
      ),
    })
    .parse(body);
  const posts = Object.entries(paths).filter(
    ([path, { post }]) => post && path.startsWith('/api/') && !path.includes('webhook'),
  );
  expect(posts.map(([path]) => `POST ${path}`)).toEqual(expect.arrayContaining(Object.keys(acts)));
  for (const [path, { post }] of posts) {
    const header = expect.objectContaining({ in: 'header', name: 'idempotency-key' });
    expect([path, post?.parameters]).toEqual([path, expect.arrayContaining([header])]);
    expect([path, ...Object.keys(post?.responses ?? {})]).toEqual(expect.arrayContaining(['409', '422']));
  }
});
