import { recordAudit } from '#shared/audit/audit-log.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import type { User } from '#shared/tokens/claims.ts';
import { lockEvent } from '../catalogue/lock-event.ts';
import type { ReservationContext } from '../context.ts';
import { announceInventory } from '../inventory/announce-inventory.ts';
import { generateSeats } from './generate-seats.ts';

/**
 * Makes the seats of an event that has a layout but none of its seats.
 * Throws 404 `EVENT_NOT_FOUND`; 400 `VALIDATION_ERROR` without a layout; 409 `SEATS_EXIST` with `details.existingSeats`.
 */
export async function makeSeats(
  ctx: Pick<ReservationContext, 'db' | 'relay'>,
  admin: User,
  eventId: string,
): Promise<{ seatsCreated: number; eventTitle: string }> {
  const made = await inTransaction(ctx.db, async (tx) => {
    const { layout, title: eventTitle } = await lockEvent(tx, eventId);
    if (!layout) throw new AppError('VALIDATION_ERROR', { message: '좌석 배치도가 없는 이벤트입니다.' });
    const { existingSeats } = await tx
      .selectFrom('seats')
      .select(({ fn }) => fn.countAll<number>().as('existingSeats'))
      .where('event_id', '=', eventId)
      .executeTakeFirstOrThrow();
    if (existingSeats > 0) throw new AppError('SEATS_EXIST', { details: { existingSeats } });
    const seatsCreated = await generateSeats(tx, eventId, layout);
    await announceInventory(tx, eventId);
    await recordAudit(tx, admin, {
      action: 'seats.generated',
      subjectId: eventId,
      details: { seatsCreated },
    });
    return { seatsCreated, eventTitle };
  });
  ctx.relay.nudge();
  return made;
}
