import { sql } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import type { Db, ReservationContext } from '../context.ts';
import { announceInventory } from './announce-inventory.ts';
import { soldOut } from './sold-out.ts';

const BATCH = 500;

/**
 * Tells of events that sold out or came back since they were last told of, and of those never told of.
 * It reads what is committed, so buyers write nothing for it and wait for nobody; a look that comes too
 * early is made up for by the next one. One transaction each, so that one bad event stops no other.
 */
export async function tellInventory(
  ctx: Pick<ReservationContext, 'db' | 'relay'>,
  log: Logger,
): Promise<void> {
  let told = 0;
  for (const eventId of await findUntold(ctx.db)) {
    try {
      await inTransaction(ctx.db, (tx) => announceInventory(tx, eventId));
      told += 1;
    } catch (error) {
      log.error({ err: error, eventId }, 'inventory not told');
    }
  }
  if (told > 0) ctx.relay.nudge();
}

async function findUntold(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from event_copies e
    where e.published and e.status = 'scheduled' and least(e.sale_end_date, e.event_date) > now()
      and (e.inventory_version = 0 or e.sold_out is distinct from ${soldOut})
    limit ${BATCH}`.execute(db);
  return rows.map((row) => row.id);
}
