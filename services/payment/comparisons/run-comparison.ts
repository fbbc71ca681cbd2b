import type { Kysely } from 'kysely';
import { uuidv7 } from '#shared/ids.ts';
import type { PaymentContext } from '../context.ts';
import { secondsFromNow } from '../db/open-work.ts';
import type { Comparison, PaymentTables } from '../db/schema.ts';
import type { Gateway, GatewayName } from '../gateway/gateway.ts';
import { compareDay } from './compare-day.ts';

/** What one report names; how many there are it says in any case. */
const MOST_NAMED = 1_000;
const MOST_LOGGED = 50;

/** A report that is about to be filled. */
export const openComparison = (
  db: Kysely<PaymentTables>,
  gateway: GatewayName,
  day: string,
): Promise<Comparison> =>
  db
    .insertInto('gateway_comparisons')
    .values({ id: uuidv7(), day, gateway, status: 'RUNNING' })
    .returningAll()
    .executeTakeFirstOrThrow();

/**
 * Compares the day and fills the report; a gateway that cannot be read leaves it `UNREADABLE`, and so does one
 * that disagrees about too many orders to ask for each, and a fault on the way.
 */
export async function runComparison(
  { db, log }: Pick<PaymentContext, 'db' | 'log'>,
  gateway: Gateway,
  { id, day }: Comparison,
): Promise<Comparison> {
  const about = { comparisonId: id, gateway: gateway.name, day };
  const result = await compareDay(db, gateway, day).catch((error) => {
    log.error({ err: error, ...about }, 'the comparison broke off');
    return 'unreadable' as const;
  });
  const isCompared = typeof result !== 'string';
  const differences = isCompared ? result.differences : [];
  const report = await db
    .updateTable('gateway_comparisons')
    .set({
      status: isCompared ? 'DONE' : 'UNREADABLE',
      compared: isCompared ? result.compared : 0,
      different: differences.length,
      differences: JSON.stringify(differences.slice(0, MOST_NAMED)),
      finished_at: secondsFromNow(0),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (result === 'unreadable') log.warn(about, 'the gateway could not be read, the day is not compared');
  if (result === 'too many') log.error(about, 'too many orders differ, the day is not compared');
  if (differences.length > 0) {
    const orders = differences.slice(0, MOST_LOGGED).map(({ kind, orderId }) => `${kind} ${orderId}`);
    log.error({ ...about, different: differences.length, orders }, 'the gateway and we differ');
  }
  return report;
}

/** Ends the reports that nobody fills any more, for whoever was about to is dead. */
export async function closeAbandoned(db: Kysely<PaymentTables>, afterSeconds: number): Promise<void> {
  await db
    .updateTable('gateway_comparisons')
    .set({ status: 'UNREADABLE', finished_at: secondsFromNow(0) })
    .where('status', '=', 'RUNNING')
    .where('started_at', '<', secondsFromNow(-afterSeconds))
    .execute();
}
