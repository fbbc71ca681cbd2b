import { sql, type Transaction } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import type { ReservationContext } from '../context.ts';
import type { ReservationTables } from '../db/schema.ts';
import { countExpired } from '../metrics.ts';
import { appendExpirations } from '../reservations/append-event.ts';
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
      const { length } = await inTransaction(ctx.db, (tx) => endLapsed(tx, [id]));
      if (length === 0) continue;
      countExpired(event_id);
      ended += 1;
    } catch (error) {
      log.error({ err: error, reservationId: id }, 'hold not ended');
    }
  }
  if (ended > 0) ctx.relay.nudge();
}

/**
 * Ends those of these holds whose time is over, and returns their ids: the others were paid, cancelled or ended
 * by somebody else meanwhile.
 */
export async function endLapsed(tx: Transaction<ReservationTables>, ids: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update reservations set status = 'expired', payment_status = 'failed', cancel_reason = 'expired',
      expires_at = null, held_until = null, version = version + 1, updated_at = now()
    where id in (
      select id from reservations
      where id = any(${ids}) and status in ('pending', 'paying') and held_until <= clock_timestamp()
      order by id for update)
    returning id`.execute(tx);
  const ended = rows.map((row) => row.id);
  if (ended.length === 0) return [];
  await releaseAll(tx, ...ended);
  await appendExpirations(tx, ended);
  return ended;
}
