import { sql, type Transaction } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import type { EventFacts } from '#shared/events/facts.ts';
import { keepEventCopy } from '../catalogue/keep-event-copy.ts';
import type { ReservationContext } from '../context.ts';
import type { ReservationTables } from '../db/schema.ts';
import { countCancelled } from '../metrics.ts';
import { appendCancellations } from '../reservations/append-event.ts';

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
 * Ends the next reservations in the order of their ids, then frees their seats, then their stock: the order
 * in which everybody locks. One whose payment is under way ends too: its money is refused when it comes.
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
  await sql`
    update reservations set
      payment_status = case
        when status <> 'confirmed' then 'failed' when payment_id is null then 'refunded' else 'completed' end,
      status = 'cancelled', cancel_reason = 'event_cancelled', open_payments = '{}',
      expires_at = null, held_until = null, version = version + 1, updated_at = now()
    where id = any(${ids})`.execute(tx);
  await freeSeats(tx, ids);
  await freeStock(tx, ids);
  await appendCancellations(tx, ids);
  await sql`
    insert into closed_offers as c (event_id, version, cancelled_reservations)
    values (${eventId}, ${version}, ${ids.length})
    on conflict (event_id, version) do update
      set cancelled_reservations = c.cancelled_reservations + excluded.cancelled_reservations`.execute(tx);
  return { count: ids.length, last };
}

async function freeSeats(tx: Transaction<ReservationTables>, reservationIds: string[]): Promise<void> {
  await sql`
    update seats set status = 'available', reservation_id = null, held_until = null,
      version = version + 1, updated_at = now()
    where id in (select id from seats where reservation_id = any(${reservationIds}) order by id for update)`.execute(
    tx,
  );
}

async function freeStock(tx: Transaction<ReservationTables>, reservationIds: string[]): Promise<void> {
  await sql`
    with given_back as (
      select ticket_type_id as id, sum(quantity)::int as quantity from reservation_items
      where reservation_id = any(${reservationIds}) and ticket_type_id is not null group by ticket_type_id),
    locked as (
      select t.id from ticket_types t where t.id in (select id from given_back) order by t.id for update)
    update ticket_types t
    set available_quantity = t.available_quantity + g.quantity, version = version + 1, updated_at = now()
    from given_back g join locked using (id) where t.id = g.id`.execute(tx);
}
