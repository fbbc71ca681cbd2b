import { createAdaptorServer } from '@hono/node-server';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { uuidv7 } from '#shared/ids.ts';
import { metricValue } from '#shared/testing/metric-value.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { createGateway } from '../../../sandbox/payment-gateway/app.ts';
import { type GatewayName, gatewayNames } from '../gateway/gateway.ts';
import { userWithPoints } from '../testing/points.ts';
import { createWorld, PORTONE, SECRET_KEY, type World } from '../testing/world.ts';
import { compareDay } from './compare-day.ts';
import { compareMissingDays, connected } from './compare-missing-days.ts';
import { readComparisonFigures } from './figures.ts';
import { listComparisons } from './list-comparisons.ts';
import { openComparison, runComparison } from './run-comparison.ts';

const admin = newUser('admin');
let isAway: boolean;
/** Whether the gateway answers for a day as a whole, but for no order. */
let isAwayForOrders: boolean;
let world: World;

const isAboutAnOrder = ({ method, url }: Request) => method === 'GET' && /\/payments\/\w/.test(url);

/** Both gateways with an empty book each time: a day is compared whole. */
async function open(takes: GatewayName = 'toss') {
  const gateway = createGateway({
    secretKey: SECRET_KEY,
    portone: PORTONE,
    delay: { from: 0, to: 0 },
    journal: undefined,
  });
  const fetch: typeof gateway.fetch = (request, env) =>
    isAway || (isAwayForOrders && isAboutAnOrder(request))
      ? new Response(null, { status: 502 })
      : gateway.fetch(request, env);
  world = await createWorld(createAdaptorServer({ fetch }), { takes });
}
beforeEach(() => {
  isAway = false;
  isAwayForOrders = false;
});
afterEach(() => world.close());

const dayOf = (at: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' }).format(at);
const today = () => dayOf(new Date());

/** A mixed payment of 50,000, of which the card paid 40,000. */
async function payment(token = 'approve'): Promise<string> {
  const user = await userWithPoints(world.db, 10_000);
  const { id: reservation_id } = world.reservations.hold(user, 50_000);
  const order = { reservation_id, total_price: 50_000, point_used: 10_000, card_amount: 40_000 };
  await world.request(user, 'POST', '/api/payments', { ...order, pg_token: token });
  const { id } = await world.db
    .selectFrom('payments')
    .select('id')
    .where('reservation_id', '=', reservation_id)
    .executeTakeFirstOrThrow();
  return id;
}

const refund = (id: string) => world.request(admin, 'POST', `/api/payments/${id}/refund`);

async function charge(): Promise<string> {
  const { userId, ...user } = newUser();
  await world.request({ ...user, userId }, 'POST', '/api/points/charge', {
    amount: 5_000,
    pg_token: 'approve',
  });
  const { id } = await world.db
    .selectFrom('point_charges')
    .select('id')
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  return id;
}

async function atGatewayCancel(id: string, amount: number): Promise<void> {
  const { gateway_key } = await world.db
    .selectFrom('payments')
    .select('gateway_key')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const cancelled = await world.ctx.gateways.forNew.cancel({
    orderId: id,
    gatewayKey: gateway_key ?? '',
    amount,
    refundable: 40_000,
    reason: 'test',
    idempotencyKey: uuidv7(),
  });
  expect(cancelled).toEqual({ outcome: 'cancelled' });
}

const compare = async (day = today()) => {
  const result = await compareDay(world.db, world.ctx.gateways.forNew, day);
  if (typeof result === 'string') throw new Error(`not compared: ${result}`);
  return result;
};

test.each(gatewayNames)('a day at %s on which all went well shows no difference', async (name) => {
  await open(name);
  await payment();
  await payment('decline');
  await refund(await payment());
  await charge();
  expect(await compare()).toEqual({ compared: 3, differences: [] });
});

type Plant = (world: World) => Promise<[orderId: string, found: object]>;
const plants: Record<string, Plant> = {
  'an order that is none of ours': async ({ ctx }) => {
    const orderId = uuidv7();
    await ctx.gateways.forNew.confirm({ orderId, amount: 7_000, token: 'approve' });
    return [orderId, { kind: 'unknown_to_us', gateways: { amount: 7_000, returned: 0 } }];
  },
  'a payment that the gateway never heard of': async ({ db }) => {
    const [id, ghost] = [await payment(), uuidv7()];
    await sql`
      insert into payments
      select copy.* from payments, jsonb_populate_record(payments,
        jsonb_build_object('id', ${ghost}::text, 'reservation_id', gen_random_uuid())) as copy
      where payments.id = ${id}`.execute(db);
    return [ghost, { kind: 'unknown_to_gateway', ours: { status: 'SUCCESS', amount: 40_000 } }];
  },
  'another amount': async ({ db }) => {
    const id = await payment();
    await sql`update payments set card_amount = 39000, amount = 49000 where id = ${id}`.execute(db);
    return [id, { kind: 'amount', ours: { amount: 39_000 }, gateways: { amount: 40_000 } }];
  },
  'a part that went back at the gateway alone': async () => {
    const id = await payment();
    await atGatewayCancel(id, 15_000);
    return [id, { kind: 'returned', ours: { returned: 0 }, gateways: { returned: 15_000 } }];
  },
  'what the gateway gave back and we keep': async () => {
    const id = await payment();
    await atGatewayCancel(id, 40_000);
    return [id, { kind: 'status', ours: { status: 'SUCCESS' }, gateways: { status: 'cancelled' } }];
  },
  'what we gave up and the gateway keeps': async ({ db }) => {
    const id = await payment();
    await sql`
      update payments set status = 'FAILED', failure_code = 'TEST', paid_at = null where id = ${id}`.execute(
      db,
    );
    return [id, { kind: 'status', ours: { status: 'FAILED', amount: 0 }, gateways: { amount: 40_000 } }];
  },
  'a charge of points that we have as failed': async ({ db }) => {
    const id = await charge();
    await sql`
      update point_charges set status = 'FAILED', failure_code = 'TEST', charged_at = null, gateway_key = null
      where id = ${id}`.execute(db);
    return [id, { kind: 'status', ours: { status: 'FAILED' }, gateways: { amount: 5_000 } }];
  },
};
const everywhere = gatewayNames.flatMap((name) =>
  Object.entries(plants).map(([what, plant]) => ({ name, what, plant })),
);

test.each(everywhere)('$what is named, at $name', async ({ name, plant }) => {
  await open(name);
  await payment();
  const [orderId, found] = await plant(world);
  const { differences } = await compare();
  expect(differences).toMatchObject([{ ...found, orderId }]);
});

test('what the two booked on either side of midnight is no difference', async () => {
  await open();
  const id = await payment();
  await sql`update payments set paid_at = paid_at - interval '1 day' where id = ${id}`.execute(world.db);
  expect(await compare()).toEqual({ compared: 1, differences: [] });
  expect(await compare(dayOf(new Date(Date.now() - 24 * 3_600_000)))).toEqual({
    compared: 1,
    differences: [],
  });
});

test('what is being paid this minute is no difference, what still is a minute later is one', async () => {
  await open();
  const id = await payment('drop');
  expect((await compare()).differences).toEqual([]);
  await world.timePasses(61);
  expect((await compare()).differences).toMatchObject([{ kind: 'status', orderId: id }]);
});

test.each(gatewayNames)('an order of which %s says nothing leaves the day uncompared', async (name) => {
  await open(name);
  await atGatewayCancel(await payment(), 15_000);
  isAwayForOrders = true;
  expect(await compareDay(world.db, world.ctx.gateways.forNew, today())).toBe('unreadable');
  isAwayForOrders = false;
  expect((await compare()).differences).toHaveLength(1);
});

test('a day that differs in too many orders is not asked about order by order', async () => {
  await open();
  const id = await payment();
  await sql`
    insert into payments
    select copy.* from generate_series(1, 1001) as n, payments, jsonb_populate_record(payments,
      jsonb_build_object('id', md5(n::text), 'reservation_id', md5(n::text))) as copy
    where payments.id = ${id}`.execute(world.db);
  isAwayForOrders = true;
  expect(await compareDay(world.db, world.ctx.gateways.forNew, today())).toBe('too many');
  const [toss] = connected(world.ctx.gateways);
  if (!toss) throw new Error('no gateway');
  const report = await runComparison(world.ctx, toss, await openComparison(world.db, 'toss', today()));
  expect(report).toMatchObject({ status: 'UNREADABLE', compared: 0, different: 0 });
});

test('what is on its way back is no difference', async () => {
  await open();
  const id = await payment();
  await sql`
    insert into refunds (id, payment_id, sequence, card_amount, point_amount, reason, status, next_attempt_at)
    values (gen_random_uuid(), ${id}, 1, 15000, 0, 'admin', 'PENDING', now() + interval '1 hour')`.execute(
    world.db,
  );
  await atGatewayCancel(id, 15_000);
  expect((await compare()).differences).toEqual([]);
  await sql`update refunds set card_amount = 0, point_amount = 10000 where payment_id = ${id}`.execute(
    world.db,
  );
  expect((await compare()).differences).toMatchObject([{ kind: 'returned', orderId: id }]);
});

test('the last three days are compared once each, and a gateway that cannot be read is asked again', async () => {
  await open();
  const reports = () =>
    world.db.selectFrom('gateway_comparisons').select(['gateway', 'day', 'status']).orderBy('id').execute();
  isAway = true;
  await compareMissingDays(world.ctx);
  expect((await reports()).map(({ status }) => status)).toEqual(Array(6).fill('UNREADABLE'));
  isAway = false;
  await compareMissingDays(world.ctx);
  await compareMissingDays(world.ctx);
  const done = (await reports()).filter(({ status }) => status === 'DONE');
  const days = [3, 2, 1].map((ago) => dayOf(new Date(Date.now() - ago * 24 * 3_600_000)));
  expect(done.map(({ gateway, day }) => `${gateway} ${day}`)).toEqual(
    gatewayNames.flatMap((name) => days.map((day) => `${name} ${day}`)),
  );
});

const Reports = z.object({
  comparisons: z.array(
    z.object({
      id: z.uuid(),
      gateway: z.string(),
      status: z.string(),
      different: z.int(),
      differences: z.array(z.object({ kind: z.string(), order_id: z.string() })),
    }),
  ),
  next: z.uuid().nullish(),
});

const ask = async (method: string, path: string, body?: object, by = admin, headers = {}) => {
  const answer = await world.request(by, method, `/api/payments/comparisons${path}`, body, headers);
  return { ...answer, reports: Reports.safeParse(answer.body).data?.comparisons ?? [] };
};

test('an administrator has a day compared and reads what was found', async () => {
  await open();
  const id = await payment();
  await atGatewayCancel(id, 40_000);
  const begun = await ask('POST', '', { day: today() });
  expect([begun.status, begun.reports.map(({ gateway }) => gateway)]).toEqual([202, ['toss', 'portone']]);
  let found = await ask('GET', `?day=${today()}`);
  while (found.reports.some(({ status }) => status === 'RUNNING'))
    found = await ask('GET', `?day=${today()}`);
  expect(found.reports).toMatchObject([
    { gateway: 'portone', status: 'DONE', different: 0 },
    { gateway: 'toss', status: 'DONE', different: 1, differences: [{ kind: 'status', order_id: id }] },
  ]);
  await readComparisonFigures(world.db);
  expect(await metricValue('tiketi_gateway_differences', { gateway: 'toss' })).toBe(1);
  const { rows } = await sql`select from audit_log where action = 'comparison.started'`.execute(world.db);
  expect(rows).toHaveLength(2);

  const first = await ask('GET', '?limit=1');
  const rest = await ask('GET', `?limit=1&before=${first.body.next}`);
  expect([...first.reports, ...rest.reports].map(({ gateway }) => gateway)).toEqual(['portone', 'toss']);
  expect(rest.body.next).toBeNull();
  expect((await ask('GET', '?day=2020-01-01')).reports).toEqual([]);
});

test('a comparison is begun once under its key, for a day that there has been, and by administrators', async () => {
  await open();
  const key = { 'idempotency-key': uuidv7() };
  const first = await ask('POST', '', { day: today() }, admin, key);
  expect((await ask('POST', '', { day: today() }, admin, key)).body).toEqual(first.body);
  expect((await ask('POST', '', { day: '2020-01-01' }, admin, key)).status).toBe(422);
  expect((await ask('GET', '')).reports).toHaveLength(2);
  for (const day of ['2026-02-30', '2999-01-01', '20261125', 'today', 5, null, undefined])
    expect((await ask('POST', '', { day })).body.code).toBe('VALIDATION_ERROR');
  for (const query of ['?day=x', '?day=2026-13-01', '?before=1'])
    expect((await ask('GET', query)).body.code).toBe('VALIDATION_ERROR');
  expect((await ask('POST', '', { day: today() }, newUser())).body.code).toBe('FORBIDDEN');
  expect((await ask('GET', '', undefined, newUser())).body.code).toBe('FORBIDDEN');
});

test('what was found on one day is not forgotten when the next is compared, until it is compared again', async () => {
  await open();
  const report = (day: string, different: number, gateway: GatewayName = 'toss') =>
    world.db
      .insertInto('gateway_comparisons')
      .values({ id: uuidv7(), day, gateway, status: 'DONE', different, finished_at: new Date() })
      .execute();
  const figure = async (gateway: GatewayName = 'toss') => {
    await readComparisonFigures(world.db);
    return metricValue('tiketi_gateway_differences', { gateway });
  };
  const [before, yesterday, longAgo] = [2, 1, 5].map((ago) => dayOf(new Date(Date.now() - ago * 86_400_000)));
  if (!before || !yesterday || !longAgo) throw new Error('no days');
  await report(longAgo, 7);
  await report(before, 2);
  await report(yesterday, 0);
  await report(yesterday, 4, 'portone');
  expect([await figure(), await figure('portone')]).toEqual([2, 4]);
  await report(yesterday, 1);
  expect(await figure()).toBe(3);
  await report(before, 0);
  expect(await figure()).toBe(1);
});

test('a comparison that breaks off is closed as unreadable, at the latest by the next one', async () => {
  await open();
  const [toss] = connected(world.ctx.gateways);
  if (!toss) throw new Error('no gateway');
  const broken = { ...toss, listDay: () => Promise.reject(new Error('broken')) };
  const report = await runComparison(world.ctx, broken, await openComparison(world.db, 'toss', today()));
  expect(report).toMatchObject({ status: 'UNREADABLE', finished_at: expect.any(Date) });

  const [dead, running] = [
    await openComparison(world.db, 'toss', today()),
    await openComparison(world.db, 'toss', today()),
  ];
  await sql`
    update gateway_comparisons set started_at = started_at - interval '16 minutes' where id = ${dead.id}`.execute(
    world.db,
  );
  await compareMissingDays(world.ctx);
  const { comparisons } = await listComparisons(world.db, { day: today(), limit: 10 });
  // Of two that begin in one millisecond either may come first.
  expect(new Map(comparisons.map(({ id, status }) => [id, status]))).toEqual(
    new Map([
      [running.id, 'RUNNING'],
      [dead.id, 'UNREADABLE'],
      [report.id, 'UNREADABLE'],
    ]),
  );
});
