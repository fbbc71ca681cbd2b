import { type Kysely, sql } from 'kysely';
import type { PaymentContext } from '../context.ts';
import type { PaymentTables } from '../db/schema.ts';
import { type Gateway, gatewayNames } from '../gateway/gateway.ts';
import type { Gateways } from '../gateway/gateways.ts';
import { closeAbandoned, openComparison, runComparison } from './run-comparison.ts';

export const COMPARE_LOCK_SECONDS = 900;
/** What could not be compared, or was not because all was down, is made good for so many days. */
const DAYS_BACK = 3;

/** Compares the last whole days of Seoul with each gateway, those that have no report yet. */
export async function compareMissingDays(
  ctx: Pick<PaymentContext, 'db' | 'log' | 'gateways'>,
): Promise<void> {
  await closeAbandoned(ctx.db, COMPARE_LOCK_SECONDS);
  for (const gateway of connected(ctx.gateways)) {
    for (const day of await daysWithoutReport(ctx.db, gateway.name)) {
      await runComparison(ctx, gateway, await openComparison(ctx.db, gateway.name, day));
    }
  }
}

/** All that can be asked. */
export const connected = (gateways: Pick<Gateways, 'named'>): Gateway[] =>
  gatewayNames.flatMap((name) => gateways.named(name) ?? []);

async function daysWithoutReport(db: Kysely<PaymentTables>, gateway: string): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select days.day from (
      select to_char(now() at time zone 'Asia/Seoul' - make_interval(days => ago), 'YYYY-MM-DD') as day
      from generate_series(1, ${sql.lit(DAYS_BACK)}) as ago
    ) as days
    where not exists (
      select from gateway_comparisons done
      where done.day = days.day and done.gateway = ${gateway} and done.status = 'DONE')
    order by days.day`.execute(db);
  return rows.map(({ day }) => day);
}
