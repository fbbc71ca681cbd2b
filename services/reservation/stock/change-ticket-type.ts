import { sql, type Transaction } from 'kysely';
import { recordAudit } from '#shared/audit/audit-log.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import type { User } from '#shared/tokens/claims.ts';
import { lockEvent } from '../catalogue/lock-event.ts';
import type { ReservationContext } from '../context.ts';
import { databaseNow } from '../db/clock.ts';
import type { ReservationTables } from '../db/schema.ts';
import { announceInventory } from '../inventory/announce-inventory.ts';
import type { NewTicketType } from './add-ticket-type.ts';
import { TICKET_TYPE_ROW, type TicketTypeRow } from './ticket-type-row.ts';

/**
 * Changes a type of standing tickets while it sells: what is sold or held stays so, the rest of the new total
 * is what is left. Without a description the old one stays. Reservations keep name and price they were made with.
 * Throws 404 `TICKET_TYPE_NOT_FOUND`, `EVENT_NOT_FOUND`; 409 `STOCK_BELOW_SOLD` with `details.sold`.
 */
export async function changeTicketType(
  ctx: Pick<ReservationContext, 'db' | 'relay'>,
  admin: User,
  { id, ...type }: NewTicketType & { id: string },
): Promise<TicketTypeRow> {
  const changed = await inTransaction(ctx.db, async (tx) => {
    const eventId = await eventOf(tx, id);
    await lockEvent(tx, eventId);
    const row = await tx
      .updateTable('ticket_types')
      .set((eb) => ({
        name: type.name,
        price: type.price,
        ...(type.description !== undefined && { description: type.description }),
        total_quantity: type.totalQuantity,
        available_quantity: sql<number>`${type.totalQuantity}::int - (total_quantity - available_quantity)`,
        version: eb('version', '+', 1),
        updated_at: databaseNow,
      }))
      .where('id', '=', id)
      .where(sql<boolean>`total_quantity - available_quantity <= ${type.totalQuantity}::int`)
      .returning(TICKET_TYPE_ROW)
      .executeTakeFirst();
    if (!row) throw await belowSold(tx, id);
    await announceInventory(tx, eventId);
    await recordAudit(tx, admin, { action: 'ticket_type.changed', subjectId: id, details: type });
    return row;
  });
  ctx.relay.nudge();
  return changed;
}

async function eventOf(tx: Transaction<ReservationTables>, id: string): Promise<string> {
  const type = await tx.selectFrom('ticket_types').select('event_id').where('id', '=', id).executeTakeFirst();
  if (!type) throw new AppError('TICKET_TYPE_NOT_FOUND');
  return type.event_id;
}

async function belowSold(tx: Transaction<ReservationTables>, id: string): Promise<AppError> {
  const { sold } = await tx
    .selectFrom('ticket_types')
    .select(sql<number>`total_quantity - available_quantity`.as('sold'))
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return new AppError('STOCK_BELOW_SOLD', { details: { sold } });
}
