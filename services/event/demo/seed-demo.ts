import { sql } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import type { EventDb } from '../db/schema.ts';
import { announceEvent } from '../events/event-facts.ts';
import { priceRange } from '../events/price-range.ts';
import type { EventStatus } from '../events/status.ts';
import { seatsIn } from '../layouts/seats-in.ts';
import { DEMO_EVENTS, type DemoEvent } from './events.ts';
import { DEMO_LAYOUTS } from './layouts.ts';
import { seedNews } from './news.ts';

/**
 * Makes the demo's layouts, events and news. A later start leaves them as they are, but an
 * event that no longer shows what it is there for gets new dates.
 */
export async function seedDemo(db: EventDb, log: Logger): Promise<void> {
  await seedLayouts(db);
  await seedNews(db);
  let changed = 0;
  for (const event of DEMO_EVENTS) if (await seedEvent(db, event)) changed += 1;
  log.info({ events: DEMO_EVENTS.length, changed }, 'demo data is there');
}

const seedLayouts = (db: EventDb) =>
  db
    .insertInto('seat_layouts')
    .values(
      DEMO_LAYOUTS.map(({ id, name, description, layout }) => ({
        id,
        name,
        description,
        total_seats: seatsIn(layout),
        layout_config: JSON.stringify(layout),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();

const inHours = (hours: number) => sql<Date>`now() + make_interval(hours => ${hours})`;

const atSevenInDays = (days: number) => sql<Date>`
  date_trunc('day', now() + make_interval(days => ${days}), 'Asia/Seoul') + interval '19 hours'`;

/** Whether anything is left is said by reservation; an event between its dates needs no new ones. */
const showing = ({ shows }: DemoEvent): EventStatus[] =>
  shows === 'on_sale' || shows === 'sold_out' ? ['on_sale', 'sold_out'] : [shows];

async function seedEvent(db: EventDb, event: DemoEvent): Promise<boolean> {
  const dates = {
    event_date: atSevenInDays(event.playsInDays),
    sale_start_date: inHours(event.saleStartsInHours),
    sale_end_date: inHours(event.saleEndsInHours),
  };
  return inTransaction(db, async (tx) => {
    const written = await tx
      .insertInto('events')
      .values({
        id: event.id,
        title: event.title,
        description: event.description,
        venue: event.venue,
        address: event.address,
        artist_name: event.artist,
        seat_layout_id: event.layout?.id ?? null,
        layout: event.layout && JSON.stringify(event.layout.layout),
        ticket_types: JSON.stringify(event.ticketTypes),
        ticket_type_count: event.ticketTypes.length,
        ...priceRange(event.layout?.layout, event.ticketTypes),
        ...dates,
        cancelled_at: event.shows === 'cancelled' ? sql<Date>`now()` : null,
        sold_out: event.shows === 'sold_out',
      })
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet({ ...dates, version: sql`events.version + 1`, updated_at: sql`now()` })
          // What an administrator has ended stays ended.
          .where('events.cancelled_at', 'is', null)
          .where('events.deleted_at', 'is', null)
          .where(sql<EventStatus>`event_status(events, now())`, 'not in', showing(event)),
      )
      .returning('id')
      .executeTakeFirst();
    if (!written) return false;
    await announceEvent(tx, event.id);
    return true;
  });
}
