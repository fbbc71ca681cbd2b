import { sql, type Transaction } from 'kysely';
import type { Logger } from '#shared/telemetry/logger.ts';
import type { ReservationContext } from '../context.ts';
import { databaseNow } from '../db/clock.ts';
import type { ReservationTables } from '../db/schema.ts';
import { countExpired } from '../metrics.ts';
import { appendReservationEvent } from '../reservations/append-event.ts';
import { releaseAll } from './release.ts';

const BATCH = 500;

/**
 * Tidies up after holds that ran out: the clock has decided already, every read and write knows.
 * One transaction each, so that one bad row stops no other.
 */
export async function expireHolds(ctx: Pick<ReservationContext, 'db' | 'relay'>, log: Logger): Promise<void> {
  const lapsed = await ctx.db
    .selectFrom('reservations')
    .select(['id', 'event_id'])
    // Literal statuses and the statement's own time: else the index of running holds would not be used.
    .where(sql<boolean>`status in ('pending', 'paying') and held_until <= now()`)
    .orderBy('held_until')
    .limit(BATCH)
    .execute();
  let ended = 0;
  for (const { id, event_id } of lapsed) {
    try {
      if (!(await ctx.db.transaction().execute((tx) => expireHold(tx, id)))) continue;
      countExpired(event_id);
      ended += 1;
    } catch (error) {
      log.error({ err: error, reservationId: id }, 'hold not ended');
    }
  }
  if (ended > 0) ctx.relay.nudge();
}

/** Ends a hold if its time is over; false when it was paid, cancelled or ended by somebody else meanwhile. */
export async function expireHold(tx: Transaction<ReservationTables>, id: string): Promise<boolean> {
  const expired = await tx
    .updateTable('reservations')
    .set((eb) => ({
      status: 'expired',
      payment_status: 'failed',
      cancel_reason: 'expired',
      expires_at: null,
      held_until: null,
      version: eb('version', '+', 1),
      updated_at: databaseNow,
    }))
    .where('id', '=', id)
    .where('status', 'in', ['pending', 'paying'])
    .where(sql<boolean>`held_until <= clock_timestamp()`)
    .returning('id')
    .executeTakeFirst();
  if (!expired) return false;
  await releaseAll(tx, id);
  await appendReservationEvent(tx, 'reservation.expired', id, {});
  return true;
}
