import { recordAudit } from '#shared/audit/audit-log.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import type { EventFacts, Layout } from '#shared/events/facts.ts';
import { AppError } from '#shared/http/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import { appendEvent } from '#shared/outbox/append.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { EventContext } from '../context.ts';
import type { EventDb } from '../db/schema.ts';
import { findEvent, type ShownEvent, shownEvent } from '../events/find-event.ts';
import { priceRange } from '../events/price-range.ts';

/** An event as an administrator describes it; instants in UTC, prices in KRW. */
export type NewEvent = {
  title: string;
  description: string | null;
  venue: string;
  address: string | null;
  artistName: string | null;
  posterImageUrl: string | null;
  eventDate: Date;
  saleStartDate: Date;
  saleEndDate: Date;
  seatLayoutId: string | null;
  ticketTypes: { name: string; price: number; totalQuantity: number; description: string | null }[];
};

type Deps = Pick<EventContext, 'db' | 'offers' | 'relay' | 'log' | 'catalogueChanged'>;

/**
 * Makes an event together with what it sells. Reservation makes seats and ticket types first; when that fails
 * there is no event, and when the event cannot be written they are taken back. Should that fail as well, an
 * offer remains that nobody can find, until reservation sweeps it. A second try of one attempt gets what the first
 * one made. 404 `LAYOUT_NOT_FOUND`, 503 `UPSTREAM_UNAVAILABLE`.
 */
export async function createEvent(
  deps: Deps,
  admin: User,
  event: NewEvent,
  attemptId?: string,
): Promise<ShownEvent> {
  const { db, offers, relay, log } = deps;
  const before = attemptId && (await madeIn(db, attemptId));
  if (before) return before;
  const layout = event.seatLayoutId ? await layoutOf(db, event.seatLayoutId) : null;
  const facts = factsOf(event, layout);
  try {
    await offers.make(facts);
    const made = await insertEvent(db, admin, event, facts, attemptId);
    relay.nudge();
    deps.catalogueChanged();
    return made;
  } catch (error) {
    await undo(deps, facts.id).catch((reason) =>
      log.warn({ err: reason, eventId: facts.id }, 'offer not withdrawn'),
    );
    throw error;
  }
}

/** A commit whose answer was lost may have been one: what an event sells is never taken from it. */
async function undo({ db, offers }: Deps, id: string): Promise<void> {
  if (!(await findEvent(db, id))) await offers.withdraw(id);
}

const madeIn = (db: EventDb, attemptId: string): Promise<ShownEvent | undefined> =>
  db.selectFrom('events').select(shownEvent).where('attempt_id', '=', attemptId).executeTakeFirst();

async function layoutOf(db: EventDb, id: string): Promise<Layout> {
  const row = await db
    .selectFrom('seat_layouts')
    .select('layout_config')
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst();
  if (!row) throw new AppError('LAYOUT_NOT_FOUND');
  return row.layout_config;
}

const factsOf = (event: NewEvent, layout: Layout | null): EventFacts => ({
  id: uuidv7(),
  title: event.title,
  artist: event.artistName,
  venue: event.venue,
  address: event.address,
  eventDate: event.eventDate.toISOString(),
  saleStartDate: event.saleStartDate.toISOString(),
  saleEndDate: event.saleEndDate.toISOString(),
  status: 'scheduled',
  version: 1,
  layout,
  ticketTypes: event.ticketTypes.map((type) => ({
    id: uuidv7(),
    ...type,
    availableQuantity: type.totalQuantity,
  })),
});

async function insertEvent(
  db: EventDb,
  admin: User,
  event: NewEvent,
  facts: EventFacts,
  attemptId: string | undefined,
): Promise<ShownEvent> {
  const { id, ticketTypes, layout } = facts;
  return inTransaction(db, async (tx) => {
    // It may have been deleted while the seats were made; from here on it stays.
    if (event.seatLayoutId) await layoutOf(tx, event.seatLayoutId);
    const made = await tx
      .insertInto('events')
      .values({
        id,
        title: event.title,
        description: event.description,
        venue: event.venue,
        address: event.address,
        event_date: event.eventDate,
        sale_start_date: event.saleStartDate,
        sale_end_date: event.saleEndDate,
        poster_image_url: event.posterImageUrl,
        artist_name: event.artistName,
        seat_layout_id: event.seatLayoutId,
        layout: layout && JSON.stringify(layout),
        ticket_types: JSON.stringify(ticketTypes),
        ticket_type_count: ticketTypes.length,
        ...priceRange(layout ?? undefined, ticketTypes),
        created_by: admin.userId,
        attempt_id: attemptId,
      })
      .returning(shownEvent)
      .executeTakeFirstOrThrow();
    await recordAudit(tx, admin, { action: 'event.created', subjectId: id, details: event });
    await appendEvent(tx, 'event.published', id, facts);
    return made;
  });
}
