import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registry } from '#shared/telemetry/metrics.ts';
import { closeOffer } from '../offers/close-offer.ts';
import { findReservations } from '../reservations/find-reservations.ts';
import {
  type BoxOffice,
  letHoldRunOut,
  type Offer,
  openBoxOffice,
  putOnSale,
} from '../testing/box-office.ts';
import { type Held, holdSeat, payFor } from '../testing/purchases.ts';
import { figuresOf } from './figures.ts';
import { readRecent, readStats } from './read-stats.ts';

let office: BoxOffice;
let offer: Offer;
let held: Held;
let lapsed: Held;
let bought: Held;
let refunded: Held;
beforeAll(async () => {
  office = await openBoxOffice();
  expect(await readStats(office.db)).toEqual({
    totalEvents: 0,
    totalReservations: 0,
    totalRevenue: 0,
    todayReservations: 0,
  });
  const deleted = await putOnSale(office, { seats: 1 });
  refunded = await holdSeat(office, deleted, deleted.seatIds[0]);
  await payFor(office, refunded);
  await closeOffer(office, { ...deleted.event, version: 2, status: 'deleted' });
  await sql`update reservations set payment_status = 'refunded' where id = ${refunded.id}`.execute(office.db);
  offer = await putOnSale(office, { seats: 4 });
  held = await holdSeat(office, offer, offer.seatIds[0]);
  lapsed = await holdSeat(office, offer, offer.seatIds[1]);
  await letHoldRunOut(office, lapsed.id);
  bought = await holdSeat(office, offer, offer.seatIds[2]);
  await payFor(office, bought);
});
afterAll(() => office.database.close());

test('the dashboard counts what is not cancelled, money that was kept, and events that are not deleted', async () => {
  expect(await readStats(office.db)).toEqual({
    totalEvents: 1,
    totalReservations: 2,
    totalRevenue: 50_000,
    todayReservations: 2,
  });
});

test('today begins at midnight in Seoul', async () => {
  const midnight = sql`date_trunc('day', now(), 'Asia/Seoul')`;
  const move = (by: string) =>
    sql`update reservations set created_at = ${midnight} + ${by}::interval where id = ${held.id}`.execute(
      office.db,
    );
  await move('-1 millisecond');
  expect(await readStats(office.db)).toMatchObject({ totalReservations: 2, todayReservations: 1 });
  await move('0');
  expect(await readStats(office.db)).toMatchObject({ totalReservations: 2, todayReservations: 2 });
});

test('the newest ten are shown, those of deleted events too', async () => {
  const recent = await readRecent(office.db);
  expect(recent).toHaveLength(4);
  expect(recent.find(({ id }) => id === refunded.id)).toMatchObject({
    status: 'cancelled',
    event_title: '여름 콘서트',
    user_email: refunded.user.email,
  });
  expect(recent.find(({ id }) => id === lapsed.id)).toMatchObject({ status: 'cancelled' });
});

test('the list finds reservations by the states clients know, newest first, page by page', async () => {
  const idsOf = async (status?: 'pending' | 'confirmed' | 'cancelled') =>
    (await findReservations(office.db, { status, page: 1, limit: 20 })).rows.map(({ id }) => id);
  expect(await idsOf('pending')).toEqual([held.id]);
  expect(await idsOf('confirmed')).toEqual([bought.id]);
  expect((await idsOf('cancelled')).toSorted()).toEqual([lapsed.id, refunded.id].toSorted());
  const all = await idsOf();
  expect(all).toHaveLength(4);
  const second = await findReservations(office.db, { page: 2, limit: 3 });
  expect(second).toMatchObject({ total: 4, rows: [{ id: all[3] }] });
  expect((await findReservations(office.db, { page: 1_000_000, limit: 1_000 })).rows).toEqual([]);
});

test('gauges show free seats and the last day, and fall to zero when there is nothing any more', async () => {
  const refresh = figuresOf(office.db);
  await refresh();
  const label = `event_id="${offer.event.id}"`;
  const lines = async () => (await registry.metrics()).split('\n');
  const shown = async (name: string) =>
    (await lines())
      .find((line) => line.startsWith(name) && line.includes(label))
      ?.split(' ')
      .at(-1);
  expect(await shown('tiketi_seats_available_total')).toBe('2');
  expect(await shown('tiketi_event_reservations_24h')).toBe('3');
  expect(await shown('tiketi_event_revenue_24h')).toBe('50000');
  expect(await shown('tiketi_event_avg_price')).toBe('50000');
  expect(await lines()).toContain('tiketi_reservation_conversion_rate 0.5');
  expect(await lines()).toContain('tiketi_conversion_funnel_rate{stage="payment_completed"} 0.5');
  expect(await lines()).toContain('tiketi_conversion_funnel_rate{stage="reservation_created"} 1');

  await sql`update event_copies set sale_end_date = now() where id = ${offer.event.id}`.execute(office.db);
  await sql`update reservations set created_at = now() - interval '25 hours'`.execute(office.db);
  await refresh();
  for (const name of ['tiketi_seats_available_total', 'tiketi_event_reservations_24h'])
    expect(await shown(name)).toBe('0');
});
