import { sql } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import type { ReservationContext } from '../context.ts';
import { countExpired } from '../metrics.ts';
import { endLapsed } from './expire-holds.ts';

const BATCH = 500;

/**
 * A buyer finds too little stock: ends the event's holds of tickets that ran out and that the job has not come
 * to yet. In a transaction of its own, for it locks reservations before stock, as everybody does.
 * Returns whether there were any, ended here or by somebody else meanwhile.
 */
export async function freeLapsedTickets(
  ctx: Pick<ReservationContext, 'db' | 'relay'>,
  eventId: string,
): Promise<boolean> {
  const lapsed = await ctx.db
    .selectFrom('reservations')
    .select('id')
    // As in `expireHolds`, for the sake of the index.
    .where(sql<boolean>`status in ('pending', 'paying') and held_until <= now()`)
    .where('event_id', '=', eventId)
    .where('kind', '=', 'tickets')
    .orderBy('held_until')
    .limit(BATCH)
    .execute();
  if (lapsed.length === 0) return false;
  const ids = lapsed.map(({ id }) => id);
  const ended = await inTransaction(ctx.db, (tx) => endLapsed(tx, ids));
  for (const _ of ended) countExpired(eventId);
  ctx.relay.nudge();
  return true;
}
