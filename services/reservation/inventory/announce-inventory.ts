import { sql, type Transaction } from 'kysely';
import { appendEventOf } from '#shared/outbox/append.ts';
import type { ReservationTables } from '../db/schema.ts';
import { soldOut } from './sold-out.ts';

/**
 * Tells what an event has to sell as this transaction leaves it: its prices, types and stock, and whether
 * it is sold out. Announcements of one event go one after the other, for each raises its row's version.
 */
export async function announceInventory(tx: Transaction<ReservationTables>, eventId: string): Promise<void> {
  await sql`
    update event_copies e set
      sold_out = ${soldOut},
      min_price = prices.min, max_price = prices.max, ticket_type_count = prices.types,
      inventory_version = e.inventory_version + 1
    from (
      select min(price), max(price), count(*) filter (where type) as types from (
        select price, true as type from ticket_types where event_id = ${eventId}
        union all
        select price, false from seats where event_id = ${eventId}) offered) prices
    where e.id = ${eventId}`.execute(tx);
  await appendEventOf(
    tx,
    'inventory.changed',
    eventId,
    sql`
      select jsonb_build_object(
        'eventId', e.id, 'version', e.inventory_version, 'soldOut', e.sold_out,
        'minPrice', e.min_price, 'maxPrice', e.max_price, 'ticketTypeCount', e.ticket_type_count,
        'stock', coalesce((
          select jsonb_agg(jsonb_build_object('ticketTypeId', t.id, 'availableQuantity', t.available_quantity,
            'totalQuantity', t.total_quantity, 'version', t.version) order by t.id)
          from ticket_types t where t.event_id = e.id), '[]'))
      from event_copies e where e.id = ${eventId}`,
  );
}
