import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../context.ts';
import { isLive } from './live.ts';

const MOST_EVENTS = 10;

type Sales = { days: DayOfSales[]; events: SoldEvent[] };

type DayOfSales = {
  /** `2026-12-13`, a day of Seoul. */
  date: string;
  /** Made on that day, and neither cancelled nor run out. */
  reservations: number;
  /** KRW paid for what was reserved on that day, and not given back. */
  revenue: number;
};

type SoldEvent = {
  id: string;
  title: string;
  /** Seats and tickets that are paid for, of all that there are, whenever they were sold. */
  sold: number;
  capacity: number;
  /** KRW, as of the days. */
  revenue: number;
};

/** The last `days` days of Seoul, today among them and the oldest first; and what earned most in that time. */
export const readSales = async (db: Db, days: number): Promise<Sales> => ({
  days: (await daysStatement(days).execute(db)).rows,
  events: (await eventsStatement(days).execute(db)).rows,
});

/** Reservations of these days, by the index on their time. */
const madeSince = (days: number) => sql`
  select event_id, event_title, created_at, total_amount, payment_status,
    ${isLive} as live
  from reservations
  where created_at >= date_trunc('day', now(), 'Asia/Seoul') - make_interval(days => ${days - 1}::int)`;

const revenue = sql`coalesce(sum(total_amount) filter (where payment_status = 'completed'), 0)`;

export const daysStatement = (days: number): RawBuilder<DayOfSales> => sql<DayOfSales>`
  with made as (
    select (created_at at time zone 'Asia/Seoul')::date as day,
      count(*) filter (where live) as reservations, ${revenue} as revenue
    from (${madeSince(days)}) r group by day
  )
  select to_char(today - ago, 'YYYY-MM-DD') as date,
    coalesce(reservations, 0) as reservations, coalesce(revenue, 0) as revenue
  from (select (now() at time zone 'Asia/Seoul')::date as today) t
  cross join generate_series(${days - 1}::int, 0, -1) as ago
  left join made on made.day = today - ago
  order by ago desc`;

/** Stock that is neither free nor held is paid for: holds are few, tickets sold are many. */
export const eventsStatement = (days: number): RawBuilder<SoldEvent> => sql<SoldEvent>`
  with best as (
    select event_id as id, max(event_title) as title, ${revenue} as revenue
    from (${madeSince(days)}) r where live or payment_status = 'completed'
    group by event_id order by revenue desc, event_id limit ${MOST_EVENTS}
  )
  select best.id, coalesce(e.title, best.title) as title, best.revenue,
    seats.sold + tickets.taken - held.tickets as sold, seats.made + tickets.made as capacity
  from best
  left join event_copies e on e.id = best.id
  cross join lateral (
    select count(*) as made, count(*) filter (where status = 'reserved') as sold
    from seats where event_id = best.id) seats
  cross join lateral (
    select coalesce(sum(total_quantity), 0) as made,
      coalesce(sum(total_quantity - available_quantity), 0) as taken
    from ticket_types where event_id = best.id) tickets
  cross join lateral (
    select coalesce(sum(i.quantity), 0) as tickets
    from reservations r join reservation_items i on i.reservation_id = r.id
    where r.event_id = best.id and r.kind = 'tickets' and r.status in ('pending', 'paying')) held
  order by best.revenue desc, best.id`;
