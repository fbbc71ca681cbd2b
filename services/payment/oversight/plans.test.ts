import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#shared/database/connect.ts';
import { uuidv7 } from '#shared/ids.ts';
import { createTestDatabase } from '#shared/testing/database.ts';
import { migrations } from '../db/migrations.ts';
import type { PaymentTables } from '../db/schema.ts';
import { type PaymentFilter, partOf } from './find-payments.ts';

let database: Database<PaymentTables>;
let db: Kysely<PaymentTables>;
const [userId, eventId, reservationId] = [uuidv7(), uuidv7(), uuidv7()];

/** One an hour until now, each with the id of its time; one in a thousand of one user and event. */
const manyPayments = (from: number, to: number) => sql`
  insert into payments (id, user_id, reservation_id, amount, payment_method, channel, point_used, card_amount,
    status, reservation, buyer, gateway, gateway_key, paid_at, confirmed_at, created_at)
  select (lpad(to_hex(extract(epoch from at)::bigint * 1000), 12, '0') || '7' || substr(md5(n::text), 1, 3)
      || '8' || substr(md5(n::text), 4, 15))::uuid,
    case when n % 1000 = 0 then ${userId}::uuid else gen_random_uuid() end, gen_random_uuid(), 1000, 'CARD',
    'card', 0, 1000, 'SUCCESS',
    jsonb_build_object('eventId', case when n % 1000 = 0 then ${eventId} else gen_random_uuid()::text end),
    '{}', 'toss', 'key', at, at, at
  from (select n, now() - interval '1 hour' * n as at from generate_series(${from}::int, ${to}::int) n) as many`;

beforeAll(async () => {
  database = await createTestDatabase<PaymentTables>(migrations);
  db = database.db;
  for (let n = 0; n < 40_000; n += 4_000) await manyPayments(n + 1, n + 4_000).execute(db);
  await sql`analyze payments`.execute(db);
});
afterAll(() => database.close());

const filters: [string, PaymentFilter][] = [
  ['all', {}],
  ['those of a user', { userId }],
  ['those of an event', { eventId }],
  ['those of a reservation', { reservationId }],
  ['those that failed', { status: 'FAILED' }],
  ['those nobody can say of', { status: 'UNCERTAIN' }],
  ['those that are paid', { status: 'SUCCESS' }],
  ['those of a day long ago', { from: new Date('2024-01-01'), until: new Date('2024-01-02') }],
  ['those in trouble', { inTrouble: true }],
];

type Node = z.infer<typeof Node>;
const Node = z.looseObject({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Actual Rows': z.number(),
  'Rows Removed by Filter': z.number().default(0),
  get Plans() {
    return z.array(Node).optional();
  },
});
const Explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: Node })]) })]);

const scansOf = (node: Node): Node[] => [
  ...(node['Relation Name'] === 'payments' ? [node] : []),
  ...(node.Plans ?? []).flatMap(scansOf),
];

test.each(filters)('%s are found by an index, without reading the others', async (_, filter) => {
  const explained = await partOf(db, filter, { limit: 20 }).explain('json', sql`analyze`);
  const scans = scansOf(Explained.parse(explained)[0]['QUERY PLAN'][0].Plan);
  expect(scans.length).toBeGreaterThan(0);
  for (const scan of scans) {
    expect(scan['Node Type']).toMatch(/Index|Bitmap/);
    expect(scan['Actual Rows'] + scan['Rows Removed by Filter']).toBeLessThan(100);
  }
});

test('the index of states has nothing of payments that are paid, which most are', async () => {
  const { rows } = await sql<{ entries: number }>`
    select reltuples::int as entries from pg_class where oid = 'payments_by_status'::regclass`.execute(db);
  expect(rows).toEqual([{ entries: 0 }]);
});
