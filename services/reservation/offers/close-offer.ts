import { sql, type Transaction } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import type { EventFacts } from '#shared/events/facts.ts';
import { keepEventCopy } from '../catalogue/keep-event-copy.ts';
import type { ReservationContext } from '../context.ts';
import type { ReservationTables } from '../db/schema.ts';
import { countCancelled } from '../metrics.ts';
import { endTogether } from './end-together.ts';

/** So many rows are locked at a time that no buyer of another event notices. */
const CHUNK = 500;

/**
 * An event was cancelled or deleted: nothing is sold any more, and every reservation that is not over ends.
 * What was paid goes back by its own way. Returns how many this version of the event has ended, by whomever
 * asked: a repeat goes on where an earlier try stopped, and both may run at once.
 */
export async function closeOffer(
  ctx: Pick<ReservationContext, 'db' | 'relay'>,
  event: EventFacts,
): Promise<number> {
  await inTransaction(ctx.db, (tx) => keepEventCopy(tx, event));
  return endReservations(ctx, event);
}

/** The same once the copy says that the event is called off; ends nothing while it does not. */
export async function endReservations(
  { db, relay }: Pick<ReservationContext, 'db' | 'relay'>,
  { id: eventId, version }: Pick<EventFacts, 'id' | 'version'>,
): Promise<number> {
  let chunk: Chunk = { count: 0, last: FIRST };
  do {
    const after = chunk.last;
    chunk = await inTransaction(db, (tx) => endChunk(tx, { eventId, version, after }));
    if (chunk.count === 0) break;
    countCancelled(eventId, 'event_cancelled', chunk.count);
    relay.nudge();
  } while (chunk.count === CHUNK);
  const closed = await db
    .selectFrom('closed_offers')
    .select('cancelled_reservations')
    .where('event_id', '=', eventId)
    .where('version', '=', version)
    .executeTakeFirst();
  return closed?.cancelled_reservations ?? 0;
}

/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

type Chunk = { count: number; last: string };

/**
 * Ends the next reservations in the order of their ids. One whose payment is under way ends too: its money is
 * refused when it comes.
 */
async function endChunk(
  tx: Transaction<ReservationTables>,
  { eventId, version, after }: { eventId: string; version: number; after: string },
): Promise<Chunk> {
  const { rows } = await sql<{ id: string }>`
    select r.id from reservations r
    where r.event_id = ${eventId} and r.id > ${after} and r.status in ('pending', 'paying', 'confirmed')
      and exists (select from event_copies e where e.id = ${eventId} and e.status <> 'scheduled')
    order by r.id limit ${CHUNK}
    for update of r`.execute(tx);
  const ids = rows.map((row) => row.id);
  const last = ids.at(-1);
  if (!last) return { count: 0, last: after };
  await endTogether(tx, { eventId, version, ids });
  return { count: ids.length, last };
}
