import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handleOnce } from '#shared/outbox/handle-once.ts';
import { recordRefund } from '../checkout/record-refund.ts';
import { type BoxOffice, letHoldRunOut, openBoxOffice, putOnSale } from '../testing/box-office.ts';
import { holdSeat, holdStanding, payFor, refundOf } from '../testing/purchases.ts';
import { daysStatement, eventsStatement, readSales } from './read-sales.ts';

let office: BoxOffice;
beforeAll(async () => {
  office = await openBoxOffice();
});
afterAll(() => office.database.close());

const today = () =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', dateStyle: 'short' }).format(new Date());
const dayBefore = (date: string, days: number) =>
  new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);

/** As if it had been made then, counted from the last midnight in Seoul. */
const makeAt = (id: string, fromMidnight: string) =>
  sql`update reservations set created_at = date_trunc('day', now(), 'Asia/Seoul') + ${fromMidnight}::interval
    where id = ${id}`.execute(office.db);

test('a shop that sold nothing has days without sales, and no events', async () => {
  const { days, events } = await readSales(office.db, 3);
  const now = today();
  expect(days.map(({ date }) => date)).toEqual([dayBefore(now, 2), dayBefore(now, 1), now]);
  expect(days.every(({ reservations, revenue }) => reservations === 0 && revenue === 0)).toBe(true);
  expect(events).toEqual([]);
});

describe('sales', () => {
  let seatsId: string;
  let ticketsId: string;
  beforeAll(async () => {
    const room = await putOnSale(office, { seats: 5, price: 10_000, event: { title: '좌석 공연' } });
    const floor = await putOnSale(office, { stock: [10, 10], price: 7_000, event: { title: '스탠딩 공연' } });
    [seatsId, ticketsId] = [room.event.id, floor.event.id];

    const paid = await holdSeat(office, room, room.seatIds[0]);
    await payFor(office, paid);
    await makeAt(paid.id, '-1 millisecond');
    const atMidnight = await holdSeat(office, room, room.seatIds[1]);
    await payFor(office, atMidnight);
    await makeAt(atMidnight.id, '0');
    const lapsed = await holdSeat(office, room, room.seatIds[2]);
    await letHoldRunOut(office, lapsed.id);
    const held = await holdSeat(office, room, room.seatIds[3]);

    const standing = await holdStanding(office, floor, 3);
    await payFor(office, standing);
    const unpaid = await holdStanding(office, floor, 2);
    const returned = await holdStanding(office, floor, 4);
    const refund = refundOf(await payFor(office, returned));
    await handleOnce(office.db, crypto.randomUUID(), (tx) => recordRefund(tx, refund));
    // Which may run over midnight.
    for (const { id } of [lapsed, held, standing, unpaid, returned]) await makeAt(id, '0');
  });

  test('are of the day in Seoul on which they were reserved, without what ran out or was given back', async () => {
    const { days } = await readSales(office.db, 2);
    expect(days).toEqual([
      { date: dayBefore(today(), 1), reservations: 1, revenue: 10_000 },
      { date: today(), reservations: 4, revenue: 31_000 },
    ]);
  });

  test('are of the events that earned most, with what is sold of all they have', async () => {
    const { events } = await readSales(office.db, 2);
    expect(events).toEqual([
      { id: ticketsId, title: '스탠딩 공연', sold: 3, capacity: 20, revenue: 21_000 },
      { id: seatsId, title: '좌석 공연', sold: 2, capacity: 5, revenue: 20_000 },
    ]);
  });

  test('of fewer days earn less; what an event has sold is sold nevertheless', async () => {
    const { days, events } = await readSales(office.db, 1);
    expect(days).toEqual([{ date: today(), reservations: 4, revenue: 31_000 }]);
    expect(events.find(({ id }) => id === seatsId)).toMatchObject({ sold: 2, revenue: 10_000 });
  });
});

test('of many years, the last days are read by the index on their time', async () => {
  await sql`
    insert into reservations (id, user_id, event_id, reservation_number, kind, total_amount, status,
      payment_status, event_title, venue, event_date, user_name, user_email, created_at)
    select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'OLD' || n, 'seats', 1000, 'confirmed',
      'completed', '옛 공연', '공연장', now(), '김', 'a@example.com', now() - interval '100 days' - n * interval '1 hour'
    from generate_series(1, 20000) n`.execute(office.db);
  await sql`analyze reservations`.execute(office.db);
  for (const statement of [daysStatement(90), eventsStatement(90)]) {
    const { rows } = await sql<Record<string, string>>`explain ${statement}`.execute(office.db);
    const plan = rows.flatMap((row) => Object.values(row)).join('\n');
    expect(plan).toContain('reservations_newest');
    expect(plan).not.toMatch(/Seq Scan on reservations/);
  }
  expect((await readSales(office.db, 90)).events).toHaveLength(2);
});
