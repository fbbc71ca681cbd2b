import { sql } from 'kysely';
import type { Db } from '../context.ts';
import { wireState } from '../reservations/wire-state.ts';
import { isLive } from './live.ts';

const RECENT = 10;

type Stats = {
  totalEvents: number;
  /** Those that are live; so are today's. */
  totalReservations: number;
  /** KRW paid and not given back. */
  totalRevenue: number;
  /** Since midnight in Seoul. */
  todayReservations: number;
};

/** The four numbers of the administrator's first page, all from what this service itself has. */
export async function readStats(db: Db): Promise<Stats> {
  const { rows } = await sql<Stats>`
    select
      (select count(*) from event_copies where published and status <> 'deleted') as "totalEvents",
      count(*) filter (where live) as "totalReservations",
      count(*) filter (where live and created_at >= date_trunc('day', now(), 'Asia/Seoul')) as "todayReservations",
      coalesce(sum(total_amount) filter (where payment_status = 'completed'), 0) as "totalRevenue"
    from (
      select created_at, total_amount, payment_status,
        ${isLive} as live
      from reservations) r`.execute(db);
  const [stats] = rows;
  if (!stats) throw new Error('a sum over a table always has a row');
  return stats;
}

/** The newest reservations, whatever became of their events. */
export async function readRecent(db: Db) {
  const rows = await db
    .selectFrom('reservations')
    .select(['id', 'reservation_number', 'total_amount', 'status', 'payment_status', 'expires_at'])
    .select(['created_at', 'user_name', 'user_email', 'event_title'])
    .select(sql<boolean>`coalesce(held_until <= clock_timestamp(), false)`.as('lapsed'))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(RECENT)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    reservation_number: row.reservation_number,
    total_amount: row.total_amount,
    status: wireState(row).status,
    created_at: row.created_at.toISOString(),
    user_name: row.user_name,
    user_email: row.user_email,
    event_title: row.event_title,
  }));
}
