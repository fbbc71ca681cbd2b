import type { Transaction } from 'kysely';
import type { EventFacts } from '#shared/events/facts.ts';
import { keepEventCopy } from '../catalogue/keep-event-copy.ts';
import type { ReservationTables } from '../db/schema.ts';
import { announceInventory } from '../inventory/announce-inventory.ts';

/** The catalogue has this event: its copy is kept, and the first time others are told what it has to sell. */
export async function publishOffer(tx: Transaction<ReservationTables>, event: EventFacts): Promise<void> {
  await keepEventCopy(tx, event);
  const isNew = await tx
    .updateTable('event_copies')
    .set({ published: true })
    .where('id', '=', event.id)
    .where('published', '=', false)
    .returning('id')
    .executeTakeFirst();
  if (isNew) await announceInventory(tx, event.id);
}
