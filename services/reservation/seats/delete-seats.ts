import { sql } from 'kysely';
import { recordAudit } from '#shared/audit/audit-log.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import type { User } from '#shared/tokens/claims.ts';
import { shutGate } from '../catalogue/event-gate.ts';
import { lockEvent } from '../catalogue/lock-event.ts';
import type { ReservationContext } from '../context.ts';
import { announceInventory } from '../inventory/announce-inventory.ts';

/**
 * Deletes an event's seats while nobody has one of them; holds that are just being made are waited for.
 * Pages of cancelled reservations keep the labels. Returns how many there were.
 * Throws 404 `EVENT_NOT_FOUND`; 409 `SEATS_IN_USE` with `details.seatsInUse`.
 */
export async function deleteSeats(
  ctx: Pick<ReservationContext, 'db' | 'relay'>,
  admin: User,
  eventId: string,
): Promise<number> {
  const deleted = await inTransaction(ctx.db, async (tx) => {
    await lockEvent(tx, eventId);
    await shutGate(tx, eventId);
    const { seatsInUse } = await tx
      .selectFrom('seats')
      .select(({ fn }) => fn.countAll<number>().as('seatsInUse'))
      .where('event_id', '=', eventId)
      .where(sql<boolean>`(status = 'reserved' or held_until > clock_timestamp())`)
      .executeTakeFirstOrThrow();
    if (seatsInUse > 0) throw new AppError('SEATS_IN_USE', { details: { seatsInUse } });
    const { numDeletedRows } = await tx
      .deleteFrom('seats')
      .where('event_id', '=', eventId)
      .executeTakeFirstOrThrow();
    const seatsDeleted = Number(numDeletedRows);
    await announceInventory(tx, eventId);
    await recordAudit(tx, admin, { action: 'seats.deleted', subjectId: eventId, details: { seatsDeleted } });
    return seatsDeleted;
  });
  ctx.relay.nudge();
  return deleted;
}
