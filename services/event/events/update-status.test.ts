import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Catalogue, openCatalogue, SIDECAR_TOKEN } from '../testing/catalogue.ts';
import { updateStatus } from './update-status.ts';

let shop: Catalogue;
beforeAll(async () => {
  shop = await openCatalogue();
});
afterAll(() => shop.database.close());

/** The clock cannot be moved, so the dates are: the status is left as it was written an hour before. */
async function anHourLater(id: string): Promise<void> {
  await sql`alter table events disable trigger keep_event_status`.execute(shop.db);
  await sql`
    update events set sale_start_date = sale_start_date - interval '1 hour',
      sale_end_date = sale_end_date - interval '1 hour', event_date = event_date - interval '1 hour',
      status_until = status_until - interval '1 hour'
    where id = ${id}`.execute(shop.db);
  await sql`alter table events enable trigger keep_event_status`.execute(shop.db);
}

const written = (id: string) =>
  shop.db
    .selectFrom('events')
    .select(['status', 'status_until', 'version', 'updated_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

const run = () => updateStatus({ db: shop.db, catalogueChanged: () => {} });

test.each<[string, string, object]>([
  ['upcoming', 'on_sale', { saleStartsInHours: 0.5 }],
  ['upcoming', 'sold_out', { saleStartsInHours: 0.5, soldOut: true }],
  ['on_sale', 'ended', { saleEndsInHours: 0.5 }],
  ['sold_out', 'ended', { saleEndsInHours: 0.5, soldOut: true }],
  ['on_sale', 'ended', { playsInHours: 0.5 }],
  ['upcoming', 'ended', { saleStartsInHours: 0.2, saleEndsInHours: 0.5 }],
])('an event goes from %s to %s by the clock, and nobody is told', async (before, after, offer) => {
  const id = await shop.add(offer);
  const first = await written(id);
  expect(first.status).toBe(before);
  expect(await run()).toBe(0);
  await anHourLater(id);
  expect(await run()).toBe(1);
  expect(await run()).toBe(0);
  const then = await written(id);
  expect(then).toMatchObject({ status: after, version: 1, updated_at: first.updated_at });
  expect(await shop.told()).toEqual([]);
  if (after === 'ended') expect(then.status_until).toBeNull();
});

test('a cancelled event waits for no clock any more', async () => {
  const id = await shop.add({ saleStartsInHours: 0.5, cancelled: true });
  expect(await written(id)).toMatchObject({ status: 'cancelled', status_until: null });
});

test('ten that run at once change each event once', async () => {
  const ids = await Promise.all(Array.from({ length: 40 }, () => shop.add({ saleStartsInHours: 0.5 })));
  for (const id of ids) await anHourLater(id);
  const changed = await Promise.all(Array.from({ length: 10 }, run));
  expect(changed.reduce((sum, one) => sum + one)).toBe(40);
});

test('the due ones are found by their index', async () => {
  await sql`
    insert into events (id, title, venue, event_date, sale_start_date, sale_end_date)
    select gen_random_uuid(), '공연', '공연장', now() + interval '9 days', now() + interval '1 day',
      now() + interval '8 days'
    from generate_series(1, 2000)`.execute(shop.db);
  await sql`analyze events`.execute(shop.db);
  const { rows } = await sql<Record<string, string>>`
    explain update events set status = event_status(events, clock_timestamp())
    where status_until <= now()`.execute(shop.db);
  const plan = rows.flatMap((row) => Object.values(row)).join('\n');
  expect(plan).toContain('events_status_until_idx');
});

test('the tick of the clock is for the sidecar alone; lists kept ready change with it', async () => {
  const id = await shop.add({ title: '이제 열림', saleStartsInHours: 0.5 });
  const app = shop.restarted();
  const list = async () => {
    const { body } = await (await shop.as(undefined, app)).ask('GET', '/api/events?status=on_sale&q=이제');
    return body.events.map((event) => event.id);
  };
  const tick = (headers: Record<string, string>) =>
    app.request('/jobs/update-event-status', { method: 'POST', headers });
  expect(await list()).toEqual([]);
  await anHourLater(id);
  expect((await tick({})).status).toBe(403);
  expect(await list()).toEqual([]);
  expect((await tick({ 'dapr-api-token': SIDECAR_TOKEN })).status).toBe(200);
  expect(await list()).toEqual([id]);
});
