import type { EventData } from '#shared/events/contracts.ts';
import type { EventDb } from '../db/schema.ts';

/** Takes over what reservation says of an event's tickets and seats; an older word changes nothing. */
export async function keepInventory(tx: EventDb, inventory: EventData<'inventory.changed'>): Promise<void> {
  await tx
    .updateTable('events')
    .set({
      sold_out: inventory.soldOut,
      min_price: inventory.minPrice,
      max_price: inventory.maxPrice,
      ticket_type_count: inventory.ticketTypeCount,
      inventory_version: inventory.version,
    })
    .where('id', '=', inventory.eventId)
    .where('inventory_version', '<', inventory.version)
    .execute();
}
