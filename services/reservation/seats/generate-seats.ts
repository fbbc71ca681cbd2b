import { type QueryExecutorProvider, sql } from 'kysely';
import type { Layout } from '#shared/events/facts.ts';

/**
 * Makes all seats of a layout in one statement; seats that exist stay as they are.
 * Rows are numbered on through the sections (`startRow`). Returns how many were made.
 */
export async function generateSeats(
  tx: QueryExecutorProvider,
  eventId: string,
  layout: Layout,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into seats (event_id, section, row_number, seat_number, seat_label, price)
    select ${eventId}::uuid, s.name, row_number, seat_number, s.name || '-' || row_number || '-' || seat_number, s.price
    from jsonb_to_recordset(${JSON.stringify(layout.sections)}::jsonb)
      as s (name text, rows int, "seatsPerRow" int, price int, "startRow" int)
    cross join lateral generate_series(s."startRow", s."startRow" + s.rows - 1) as row_number
    cross join lateral generate_series(1, s."seatsPerRow") as seat_number
    on conflict (event_id, section, row_number, seat_number) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
