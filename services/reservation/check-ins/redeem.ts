import { sql, type Transaction } from 'kysely';
import type { ReservationTables } from '../db/schema.ts';
import type { ReadScan } from './scan.ts';

/**
 * Lets in whom these scans let in: of each ticket the first that is at the door of its event, if nobody has come in with
 * the ticket and it is good. The row's own lock decides between two doors; rows are locked in one order.
 */
export async function redeem(
  tx: Transaction<ReservationTables>,
  staffId: string,
  scans: readonly ReadScan[],
): Promise<void> {
  await sql`
    with scans as (
      select * from jsonb_to_recordset(${JSON.stringify(scans.map(asRow))}::jsonb)
        as s(place int, ticket_id uuid, event_id uuid, at_ms float8, door text, nonce uuid)),
    firsts as (
      select distinct on (s.ticket_id) s.* from scans s
      join tickets t on t.id = s.ticket_id and t.event_id = s.event_id
      order by s.ticket_id, s.place),
    locked as (select id from tickets where id in (select ticket_id from firsts) order by id for update)
    update tickets t set
      admitted_at = greatest(t.issued_at, least(to_timestamp(f.at_ms / 1000), clock_timestamp())),
      admitted_by = ${staffId}, door = f.door, nonce = f.nonce
    from firsts f join locked on locked.id = f.ticket_id
    where t.id = f.ticket_id and t.admitted_at is null and t.voided_at is null`.execute(tx);
}

const asRow = ({ ticketId, eventId, at, device, nonce }: ReadScan, place: number) => ({
  place,
  ticket_id: ticketId,
  event_id: eventId,
  at_ms: at && Date.parse(at),
  door: device,
  nonce,
});
