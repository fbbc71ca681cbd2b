import { createAdaptorServer } from '@hono/node-server';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { uuidv7 } from '#shared/ids.ts';
import { metricValue } from '#shared/testing/metric-value.ts';
import { newUser } from '#shared/testing/tokens.ts';
import type { User } from '#shared/tokens/claims.ts';
import { createGateway } from '../../../sandbox/payment-gateway/app.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { userWithPoints } from '../testing/points.ts';
import { createWorld, SECRET_KEY, type World } from '../testing/world.ts';
import { readTroubleFigures } from './figures.ts';

const gateway = createGateway({ secretKey: SECRET_KEY, delay: { from: 0, to: 0 }, journal: undefined });
const admin = newUser('admin');
let world: World;
beforeAll(async () => {
  world = await createWorld(createAdaptorServer(gateway), { confirmationWaitMs: 200 });
});
afterAll(() => world.close());

type Made = { user: User; id: string; reservationId: string; eventId: string };

/** 50,000, of which points and card pay as said. */
async function payment(
  points = 10_000,
  token = 'approve',
  answer: 'confirms' | 'says nothing' = 'confirms',
): Promise<Made> {
  const user = await userWithPoints(world.db, 50_000);
  const { id: reservationId, eventId } = world.reservations.hold(user, 50_000, answer);
  await world.request(user, 'POST', '/api/payments', {
    reservation_id: reservationId,
    total_price: 50_000,
    point_used: points,
    card_amount: 50_000 - points,
    ...(points < 50_000 && { pg_token: token }),
  });
  const { id } = await world.db
    .selectFrom('payments')
    .select('id')
    .where('reservation_id', '=', reservationId)
    .executeTakeFirstOrThrow();
  return { user, id, reservationId, eventId };
}

const Found = z.object({
  payments: z.array(z.looseObject({ id: z.uuid(), status: z.string(), trouble: z.string().nullable() })),
  charges: z.array(z.looseObject({ id: z.uuid(), user_id: z.uuid(), amount: z.int() })).optional(),
  next: z.uuid().nullable(),
  totals: z.object({ count: z.int(), paid: z.int(), returned: z.int() }).optional(),
});

async function find(query: string) {
  const { status, body } = await world.request(admin, 'GET', `/api/payments/all?${query}`);
  expect([status, body.code]).toEqual([200, undefined]);
  return Found.parse(body);
}
const idsOf = async (query: string) => (await find(query)).payments.map(({ id }) => id);

describe('the list of payments', () => {
  let card: Made;
  let mixed: Made;
  let points: Made;
  let declined: Made;
  beforeAll(async () => {
    card = await payment(0);
    mixed = await payment(10_000);
    points = await payment(50_000);
    declined = await payment(10_000, 'decline');
    await world.request(admin, 'POST', `/api/payments/${mixed.id}/refund`);
  });

  test('shows who paid what for what and by what, the newest first', async () => {
    const { payments } = await find('');
    expect(payments.map(({ id }) => id)).toEqual([declined.id, points.id, mixed.id, card.id]);
    expect(payments[2]).toMatchObject({
      status: 'REFUNDED',
      user_id: mixed.user.userId,
      buyer: { name: mixed.user.name, email: mixed.user.email },
      event_title: '가을 음악회',
      event_id: mixed.eventId,
      amount: 50_000,
      returned_points: 10_000,
      returned_card: 40_000,
      gateway: 'toss',
      refund_reason: 'admin',
    });
  });

  test('is narrowed by each of its filters, and by several', async () => {
    const of = (made: Made[]) => made.map(({ id }) => id);
    expect(await idsOf('status=FAILED')).toEqual(of([declined]));
    expect(await idsOf('status=')).toHaveLength(4);
    expect(await idsOf('channel=point')).toEqual(of([points]));
    expect(await idsOf('method=MIXED')).toEqual(of([declined, mixed]));
    expect(await idsOf('gateway=toss')).toEqual(of([declined, mixed, card]));
    expect(await idsOf('gateway=portone')).toEqual([]);
    expect(await idsOf(`user_id=${card.user.userId}`)).toEqual(of([card]));
    expect(await idsOf(`reservation_id=${points.reservationId}`)).toEqual(of([points]));
    expect(await idsOf(`event_id=${mixed.eventId}`)).toEqual(of([mixed]));
    expect(await idsOf('method=MIXED&status=REFUNDED')).toEqual(of([mixed]));
  });

  test('is narrowed to a time: instants, or days of Seoul', async () => {
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' }).format(new Date());
    expect(await idsOf(`from=${day}&to=${day}`)).toHaveLength(4);
    expect(await idsOf('to=2026-01-01')).toEqual([]);
    expect(await idsOf('from=2999-01-01')).toEqual([]);
    const { payments } = await find(`reservation_id=${mixed.reservationId}`);
    const begun = z.string().parse(payments[0]?.created_at);
    expect(await idsOf(`to=${begun}`)).toEqual([card.id]);
    const after = new Date(new Date(begun).getTime() + 1).toISOString();
    expect(await idsOf(`from=${after}`)).toEqual([declined.id, points.id]);
  });

  test('adds up what was found when it is asked to', async () => {
    expect((await find('totals=true&from=2026-01-01')).totals).toEqual({
      count: 4,
      paid: 150_000,
      returned: 50_000,
    });
    expect((await find('totals=true&limit=1&status=FAILED')).totals).toEqual({
      count: 1,
      paid: 0,
      returned: 0,
    });
    expect((await find('')).totals).toBeUndefined();
  });

  test.each(['', '&trouble=false', '&status=&user_id=', '&limit=1'])(
    'adds up no more than what is narrowed: all that there ever was takes too long (%s)',
    async (query) => {
      const { status, body } = await world.request(admin, 'GET', `/api/payments/all?totals=true${query}`);
      expect([status, body.code]).toEqual([400, 'VALIDATION_ERROR']);
    },
  );

  test('is read on from where it ended', async () => {
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const page = await find(`limit=3${next ? `&before=${next}` : ''}`);
      seen.push(...page.payments.map(({ id }) => id));
      next = page.next;
    } while (next);
    expect(seen).toEqual([declined.id, points.id, mixed.id, card.id]);
  });

  test.each([
    'status=DONE',
    'channel=x',
    'method=card',
    'gateway=stripe',
    'user_id=1',
    'event_id=%27',
    'from=yesterday',
    'to=2026-02-30',
    'trouble=yes',
    'before=1',
    'status=FAILED&status=SUCCESS',
  ])('%s is refused', async (query) => {
    const { status, body } = await world.request(admin, 'GET', `/api/payments/all?${query}`);
    expect([status, body.code]).toEqual([400, 'VALIDATION_ERROR']);
  });
});

describe('trouble', () => {
  const inTrouble = async () =>
    new Map((await find('trouble=true')).payments.map(({ id, trouble }) => [id, trouble]));

  test('is what nobody can say, and what has not gone on for a minute; until it has', async () => {
    const doubtful = await payment(0, 'never-1');
    const unconfirmed = await payment(0, 'approve', 'says nothing');
    const [stuck, waiting] = [await payment(0), await payment(0)];
    await sql`
      update payments set status = 'PROCESSING', paid_at = null, gateway_key = null, confirmed_at = null,
        next_attempt_at = now()
      where id = ${stuck.id}`.execute(world.db);
    await sql`
      insert into refunds (id, payment_id, sequence, card_amount, point_amount, reason, status, next_attempt_at)
      values (${uuidv7()}, ${waiting.id}, 9, 1, 0, 'admin', 'PENDING', now())`.execute(world.db);
    expect([...(await inTrouble())]).toEqual([[doubtful.id, 'uncertain']]);

    await sql`update payments set created_at = created_at - interval '61 s', paid_at = paid_at - interval '61 s'`.execute(
      world.db,
    );
    await sql`update refunds set created_at = created_at - interval '61 s'`.execute(world.db);
    expect(await inTrouble()).toEqual(
      new Map([
        [doubtful.id, 'uncertain'],
        [unconfirmed.id, 'not_confirmed'],
        [stuck.id, 'slow'],
        [waiting.id, 'refund_waiting'],
      ]),
    );
    for (const kind of ['uncertain', 'not_confirmed', 'slow', 'refund_waiting'])
      await shows(kind, { payments: 1, seconds: 61 });
    await shows('charge_in_doubt', { payments: 0, seconds: 0 });
    await sql`
      update refunds set status = 'DONE', done_at = now(), next_attempt_at = null
      where payment_id = ${waiting.id}`.execute(world.db);
    expect((await inTrouble()).has(waiting.id)).toBe(false);
    await shows('refund_waiting', { payments: 0, seconds: 0 });
  });
});

/** What the metrics say of a kind of trouble: how many, and for how long at least. */
async function shows(trouble: string, { payments, seconds }: { payments: number; seconds: number }) {
  await readTroubleFigures(world.db);
  expect([trouble, await metricValue('tiketi_payments_in_trouble', { trouble })]).toEqual([
    trouble,
    payments,
  ]);
  const oldest = await metricValue('tiketi_payments_in_trouble_oldest_seconds', { trouble });
  expect(oldest).toBeGreaterThanOrEqual(seconds);
  expect(oldest).toBeLessThan(seconds + 30);
}

describe('a charge of points that nobody can say the end of', () => {
  const inDoubt = async (query: string) =>
    ((await find(query)).charges ?? []).map(({ id, user_id, amount }) => ({ id, user_id, amount }));

  test('is shown with the payments in trouble once it is a minute old, until it is settled', async () => {
    const user = newUser();
    await world.request(user, 'POST', '/api/points/charge', { amount: 10_000, pg_token: 'drop' });
    const { id } = await world.db
      .selectFrom('point_charges')
      .select('id')
      .where('user_id', '=', user.userId)
      .executeTakeFirstOrThrow();
    expect(await inDoubt('trouble=true')).toEqual([]);
    await world.timePasses(61);
    const shown = [{ id, user_id: user.userId, amount: 10_000 }];
    expect(await inDoubt('trouble=true')).toEqual(shown);
    expect(await inDoubt(`trouble=true&user_id=${user.userId}&gateway=toss`)).toEqual(shown);
    expect(await inDoubt(`trouble=true&user_id=${uuidv7()}`)).toEqual([]);
    expect((await find('')).charges).toBeUndefined();
    await shows('charge_in_doubt', { payments: 1, seconds: 61 });
    await reconcile(world.ctx);
    expect(await inDoubt('trouble=true')).toEqual([]);
  });
});

describe('the history of a payment', () => {
  test('has its moves, the calls to the gateway, its refunds, points, events and who did what', async () => {
    const { id } = await payment(10_000);
    await world.request(admin, 'POST', `/api/payments/${id}/refund`, { reason: '공연 취소' });
    await world.allTold();
    await world.callsWritten();
    const { status, body } = await world.request(admin, 'GET', `/api/payments/${id}/history`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      payment: { id, status: 'REFUNDED', trouble: null },
      transitions: [
        { from: 'PROCESSING', to: 'SUCCESS', cause: 'request' },
        { from: 'SUCCESS', to: 'REFUNDING', cause: 'admin' },
        { from: 'REFUNDING', to: 'REFUNDED' },
      ],
      gateway_calls: [
        { gateway: 'toss', call: 'confirm', amount: 40_000, http_status: 200 },
        { gateway: 'toss', call: 'cancel', amount: 40_000, http_status: 200 },
      ],
      refunds: [{ status: 'DONE', amount: 50_000, note: '공연 취소', requested_by: admin.userId }],
      points: [
        { type: 'USE', amount: -10_000 },
        { type: 'REFUND', amount: 10_000 },
      ],
      events: [
        { type: 'payment.paid', published: true },
        { type: 'payment.refunded', published: true },
      ],
      audit: [{ action: 'payment.refunded', actor_email: admin.email }],
    });
  });

  test('says of an event that the broker does not have it yet', async () => {
    const { id } = await payment(0);
    await world.allTold();
    const { rows } = await sql<{ id: string }>`
      insert into outbox (id, aggregate_id, topic, type, data, traceparent, claimed_until)
      values (${uuidv7()}, ${uuidv7()}, 'payments', 'payment.paid',
        jsonb_build_object('paymentId', ${id}::text), '', now() + interval '1 day') returning id`.execute(
      world.db,
    );
    const { body } = await world.request(admin, 'GET', `/api/payments/${id}/history`);
    expect(body).toMatchObject({ events: [{ published: true }, { id: rows[0]?.id, published: false }] });
    await sql`delete from outbox where id = ${rows[0]?.id}`.execute(world.db);
  });

  test('is that of a payment there is, and for administrators', async () => {
    const { user, id } = await payment(0);
    const ask = async (of: string, by: User) =>
      (await world.request(by, 'GET', `/api/payments/${of}/history`)).body.code;
    expect(await ask(uuidv7(), admin)).toBe('NOT_FOUND');
    expect(await ask('1', admin)).toBe('INVALID_ID');
    expect(await ask(id, user)).toBe('FORBIDDEN');
    expect((await world.request(user, 'GET', '/api/payments/all')).body.code).toBe('FORBIDDEN');
  });
});
