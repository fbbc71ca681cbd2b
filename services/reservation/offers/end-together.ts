import { sql, type Transaction } from 'kysely';
import type { ReservationTables } from '../db/schema.ts';
import { releaseAll } from '../holds/release.ts';
import { appendCancellations } from '../reservations/append-event.ts';

type Together = { eventId: string; version: number; ids: string[] };

/**
 * Ends reservations of an event that was called off, and counts them for this version of it. Their seats are
 * freed after them, and their stock last: the order in which everybody locks. The caller has locked their rows.
 */
export async function endTogether(
  tx: Transaction<ReservationTables>,
  { eventId, version, ids }: Together,
): Promise<void> {
  await sql`
    update reservations set
      payment_status = case
        when status <> 'confirmed' then 'failed' when payment_id is null then 'refunded' else 'completed' end,
      status = 'cancelled', cancel_reason = 'event_cancelled', open_payments = '{}',
      expires_at = null, held_until = null, version = version + 1, updated_at = now()
    where id = any(${ids})`.execute(tx);
  await releaseAll(tx, ...ids);
  await appendCancellations(tx, ids);
  await sql`
    insert into closed_offers as c (event_id, version, cancelled_reservations)
    values (${eventId}, ${version}, ${ids.length})
    on conflict (event_id, version) do update
      set cancelled_reservations = c.cancelled_reservations + excluded.cancelled_reservations`.execute(tx);
}

/** Money came for an event that was called off a moment ago: the reservation does not wait for the others' turn. */
export async function endIfCalledOff(
  tx: Transaction<ReservationTables>,
  reservationId: string,
): Promise<void> {
  const { rows } = await sql<{ event_id: string; version: number }>`
    select e.id as event_id, e.version from reservations r join event_copies e on e.id = r.event_id
    where r.id = ${reservationId} and r.status in ('pending', 'paying') and e.status <> 'scheduled'`.execute(
    tx,
  );
  const [event] = rows;
  if (event) await endTogether(tx, { eventId: event.event_id, version: event.version, ids: [reservationId] });
}
