import { type RawBuilder, sql } from 'kysely';
import { AppError } from '#shared/http/errors.ts';
import type { Db } from '../context.ts';
import { hashOfShortCode } from '../tickets/short-code.ts';

const MOST_EVENTS = 100;
/** A page of tickets, some 250 kB, a third of it when compressed. */
const PAGE = 2_000;
/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

type DoorEvent = {
  id: string;
  title: string;
  venue: string;
  event_date: Date;
  tickets: number;
  admitted: number;
};

/** The events that a door may be opened for: those that began less than a day ago or are still to come, the next first. */
export async function listDoorEvents(db: Db) {
  const coming = sql`published and status = 'scheduled' and event_date > now() - interval '1 day'
    order by event_date, id limit ${MOST_EVENTS}`;
  return (await findEvents(db, coming)).map(eventView);
}

type Wanted = { eventId: string; after?: string | undefined };

/**
 * What a phone keeps of an event's tickets for when it has no network, page by page in the order of their ids, and how many
 * have come in. Throws 404 `EVENT_NOT_FOUND`.
 */
export async function readDoorList(db: Db, { eventId, after = FIRST }: Wanted) {
  const [event] = await findEvents(db, sql`id = ${eventId}`);
  if (!event) throw new AppError('EVENT_NOT_FOUND');
  const rows = await db
    .selectFrom('tickets')
    .select(['id', 'short_code', 'label', 'voided_at', 'admitted_at'])
    .where('event_id', '=', eventId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(PAGE + 1)
    .execute();
  const page = rows.slice(0, PAGE);
  return {
    ...eventView(event),
    tickets: page.map((row) => ({
      id: row.id,
      shortCodeHash: hashOfShortCode(row.short_code),
      label: row.label,
      status: statusOf(row),
    })),
    next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

function statusOf({ voided_at, admitted_at }: { voided_at: Date | null; admitted_at: Date | null }) {
  if (voided_at) return 'cancelled' as const;
  return admitted_at ? ('used' as const) : ('valid' as const);
}

async function findEvents(db: Db, which: RawBuilder<unknown>): Promise<DoorEvent[]> {
  const { rows } = await sql<DoorEvent>`
    select e.id, e.title, e.venue, e.event_date, counted.tickets, counted.admitted
    from (select id, title, venue, event_date from event_copies where ${which}) e
    cross join lateral (
      select count(*)::int as tickets, count(admitted_at)::int as admitted
      from tickets where event_id = e.id and voided_at is null) counted
    order by e.event_date, e.id`.execute(db);
  return rows;
}

const eventView = ({ tickets, admitted, event_date, ...event }: DoorEvent) => ({
  event: { ...event, event_date: event_date.toISOString() },
  counts: { tickets, admitted },
});
