import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EventFacts } from '#shared/events/facts.ts';
import { silent } from '#shared/testing/database.ts';
import { statusNow } from '../events/status.ts';
import { type Catalogue, openCatalogue } from '../testing/catalogue.ts';
import { DEMO_EVENTS } from './events.ts';
import { seedDemo } from './seed-demo.ts';

let catalogue: Catalogue;
beforeEach(async () => {
  catalogue = await openCatalogue();
});
afterEach(() => catalogue.database.close());

const seed = () => seedDemo(catalogue.db, silent);

const all = () =>
  catalogue.db.selectFrom('events').selectAll().select(statusNow.as('status')).orderBy('id').execute();

async function told() {
  const { rows } = await sql<{ type: string; aggregate_id: string; data: unknown }>`
    select type, aggregate_id, data from outbox order by seq`.execute(catalogue.db);
  return rows;
}

test('there is an event of each kind, whatever the hour, and the others hear of all', async () => {
  await seed();
  const events = await all();
  expect(events.map(({ id, status }) => [id, status])).toEqual(
    DEMO_EVENTS.map(({ id, shows }) => [id, shows]),
  );
  expect(new Set(events.map(({ status }) => status)).size).toBe(5);
  const published = (await told()).map(({ data }) => EventFacts.parse(data));
  expect(published.map(({ id }) => id)).toEqual(DEMO_EVENTS.map(({ id }) => id));
  for (const event of events) {
    expect(event.event_date.toISOString()).toMatch(/T10:00:00\.000Z$/);
  }
});

test('cards show the prices of seats too', async () => {
  await seed();
  const { body } = await catalogue.call('/api/events?limit=1000');
  for (const event of body.events) {
    expect(event).toMatchObject({ min_price: expect.any(Number), max_price: expect.any(Number) });
  }
});

test('the halls have the seats their sections add up to', async () => {
  await seed();
  const { body } = await catalogue.call('/api/seats/layouts');
  expect(body.layouts.map(({ name, total_seats }) => [name, total_seats])).toEqual([
    ['small_theater', 265],
    ['large_theater', 1_250],
    ['sports_stadium', 4_900],
  ]);
});

test('a second start changes nothing and says nothing', async () => {
  await seed();
  const [before, said] = [await all(), await told()];
  await seed();
  expect(await all()).toEqual(before);
  expect(await told()).toEqual(said);
});

test('replicas that start at once make each event once', async () => {
  await Promise.all([seed(), seed(), seed()]);
  expect(await all()).toHaveLength(DEMO_EVENTS.length);
  expect(await told()).toHaveLength(DEMO_EVENTS.length);
});

test('what people changed is kept', async () => {
  await seed();
  await catalogue.db.updateTable('events').set({ title: '새 제목', description: '새 글' }).execute();
  await catalogue.db.updateTable('seat_layouts').set({ description: '새 글' }).execute();
  const mine = await catalogue.add({ title: '내 공연' });
  await seed();
  const events = await all();
  expect(events.find(({ id }) => id === mine)).toMatchObject({ title: '내 공연', version: 1 });
  for (const event of events.filter(({ id }) => id !== mine)) {
    expect(event).toMatchObject({ title: '새 제목', description: '새 글', version: 1 });
  }
});

test('two months later only what no longer shows its kind gets new dates, and a newer version', async () => {
  await seed();
  await sql`
    update events set event_date = event_date - interval '61 days',
      sale_start_date = sale_start_date - interval '61 days', sale_end_date = sale_end_date - interval '61 days'
  `.execute(catalogue.db);
  const before = new Map((await all()).map((event) => [event.id, event]));
  const said = (await told()).length;
  await seed();
  for (const event of await all()) {
    const kind = DEMO_EVENTS.find(({ id }) => id === event.id)?.shows;
    expect(event.status).toBe(kind);
    // An ended one has ended, and a cancelled one is cancelled, however old.
    if (kind === 'ended' || kind === 'cancelled') expect(event).toEqual(before.get(event.id));
    else expect(event.version).toBe(2);
  }
  const announced = (await told()).slice(said).map(({ aggregate_id }) => aggregate_id);
  const redated = DEMO_EVENTS.filter(({ shows }) => shows !== 'ended' && shows !== 'cancelled');
  expect(announced).toEqual(redated.map(({ id }) => id));
});

test('an event whose sale has opened since is put before its opening again', async () => {
  await seed();
  await sql`
    update events set sale_start_date = now() - interval '1 minute'
    where id = ${DEMO_EVENTS.find(({ shows }) => shows === 'upcoming')?.id}`.execute(catalogue.db);
  await seed();
  expect((await all()).filter(({ version }) => version === 2)).toMatchObject([{ status: 'upcoming' }]);
});

const demoId = (kind: string) => DEMO_EVENTS.find(({ shows }) => shows === kind)?.id ?? '';

test('what an administrator has cancelled or deleted stays so, however often it starts', async () => {
  await seed();
  const admin = await catalogue.as('admin');
  await admin.ask('POST', `/api/admin/events/${demoId('on_sale')}/cancel`);
  await admin.ask('DELETE', `/api/admin/events/${demoId('upcoming')}`);
  await sql`update events set sale_end_date = sale_start_date + interval '1 second'`.execute(catalogue.db);
  const [before, said] = [await all(), (await told()).length];
  await seed();
  const after = await all();
  for (const id of [demoId('on_sale'), demoId('upcoming')]) {
    expect(after.find((event) => event.id === id)).toEqual(before.find((event) => event.id === id));
  }
  const spoken = (await told()).slice(said).map(({ aggregate_id }) => aggregate_id);
  expect(spoken).not.toContain(demoId('on_sale'));
});

test('whether anything is left is said by reservation, never by another start', async () => {
  await seed();
  await catalogue.db
    .updateTable('events')
    .set({ sold_out: true })
    .where('id', '=', demoId('on_sale'))
    .execute();
  await catalogue.db
    .updateTable('events')
    .set({ sold_out: false })
    .where('id', '=', demoId('sold_out'))
    .execute();
  const before = await all();
  await seed();
  expect(await all()).toEqual(before);
});

test('the board has its first news, and keeps what people made of it', async () => {
  await Promise.all([seed(), seed()]);
  const news = () => catalogue.db.selectFrom('news').selectAll().orderBy('created_at').execute();
  const [first] = await news();
  expect(await news()).toHaveLength(3);
  await catalogue.db
    .deleteFrom('news')
    .where('id', '=', first?.id ?? '')
    .execute();
  await seed();
  expect(await news()).toHaveLength(2);
});
