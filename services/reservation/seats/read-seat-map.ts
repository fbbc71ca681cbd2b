import { sql } from 'kysely';
import type { Layout } from '#shared/events/facts.ts';
import { AppError } from '#shared/http/errors.ts';
import type { Db } from '../context.ts';

/** Says in a few bytes whether a seat map is still the one that was built: see `readFingerprint`. */
export type Fingerprint = { key: string };

/**
 * Every change of a seat raises its version by one, so the sum grows with each committed change;
 * the count of lapsed holds tells when time alone freed a seat, the inventory's version when seats were
 * deleted and made anew. Throws 404 `EVENT_NOT_FOUND` or `NO_SEAT_LAYOUT`.
 */
export async function readFingerprint(db: Db, eventId: string): Promise<Fingerprint> {
  const { rows } = await sql<{ has_layout: boolean; key: string }>`
    select e.layout is not null as has_layout, concat_ws(':', e.version, e.inventory_version, s.versions, s.seats, s.lapsed) as key
    from event_copies e
    cross join lateral (
      select sum(version) as versions, count(*) as seats, count(*) filter (where held_until <= clock_timestamp()) as lapsed
      from seats where event_id = e.id
    ) s
    where e.id = ${eventId} and e.status <> 'deleted'`.execute(db);
  const row = rows[0];
  if (!row) throw new AppError('EVENT_NOT_FOUND');
  if (!row.has_layout) throw new AppError('NO_SEAT_LAYOUT');
  return { key: row.key };
}

export type SeatMap = {
  event: { id: string; title: string };
  layout: Layout;
  seats: {
    id: string;
    section: string;
    row_number: number;
    seat_number: number;
    seat_label: string;
    price: number;
    status: 'available' | 'locked' | 'reserved';
  }[];
};

/** Reads the map as it is now; a hold that ran out shows as available. */
export async function readSeatMap(db: Db, eventId: string): Promise<SeatMap> {
  const event = await db
    .selectFrom('event_copies')
    .select(['id', 'title', 'layout'])
    .where('id', '=', eventId)
    .where('status', '!=', 'deleted')
    .executeTakeFirst();
  if (!event) throw new AppError('EVENT_NOT_FOUND');
  if (!event.layout) throw new AppError('NO_SEAT_LAYOUT');
  const seats = await db
    .selectFrom('seats')
    .select(['id', 'section', 'row_number', 'seat_number', 'seat_label', 'price'])
    .select(
      sql<SeatMap['seats'][number]['status']>`
        case when held_until <= clock_timestamp() then 'available' else status end`.as('status'),
    )
    .where('event_id', '=', eventId)
    .orderBy('section')
    .orderBy('row_number')
    .orderBy('seat_number')
    .execute();
  return { event: { id: event.id, title: event.title }, layout: event.layout, seats };
}
