import { recordAudit } from '#shared/audit/audit-log.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { User } from '#shared/tokens/claims.ts';
import { lockEvent } from '../catalogue/lock-event.ts';
import type { ReservationContext } from '../context.ts';
import { announceInventory } from '../inventory/announce-inventory.ts';
import { TICKET_TYPE_ROW, type TicketTypeRow } from './ticket-type-row.ts';

/** `price` in KRW. */
export type NewTicketType = {
  name: string;
  price: number;
  totalQuantity: number;
  description?: string | null | undefined;
};

/**
 * Puts another type of standing tickets on sale. Throws 404 `EVENT_NOT_FOUND`;
 * 400 `VALIDATION_ERROR` when the event sells seats.
 */
export async function addTicketType(
  ctx: Pick<ReservationContext, 'db' | 'relay'>,
  admin: User,
  { eventId, ...type }: NewTicketType & { eventId: string },
): Promise<TicketTypeRow> {
  const added = await inTransaction(ctx.db, async (tx) => {
    const event = await lockEvent(tx, eventId);
    if (event.layout)
      throw new AppError('VALIDATION_ERROR', {
        message: '좌석이 있는 이벤트에는 티켓 종류를 추가할 수 없습니다.',
      });
    const row = await tx
      .insertInto('ticket_types')
      .values({
        id: uuidv7(),
        event_id: eventId,
        name: type.name,
        price: type.price,
        total_quantity: type.totalQuantity,
        available_quantity: type.totalQuantity,
        description: type.description ?? null,
      })
      .returning(TICKET_TYPE_ROW)
      .executeTakeFirstOrThrow();
    await announceInventory(tx, eventId);
    await recordAudit(tx, admin, {
      action: 'ticket_type.added',
      subjectId: row.id,
      details: { eventId, ...type },
    });
    return row;
  });
  ctx.relay.nudge();
  return added;
}
