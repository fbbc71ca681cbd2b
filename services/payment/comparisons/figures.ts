import type { Kysely } from 'kysely';
import { gauge } from '#shared/telemetry/metrics.ts';
import type { PaymentTables } from '../db/schema.ts';

const differences = gauge(
  'tiketi_gateway_differences',
  'Orders about which the gateway and we differ, last compared',
  ['gateway'],
);

/** Read from the reports, for any replica may have compared. */
export async function readComparisonFigures(db: Kysely<PaymentTables>): Promise<void> {
  const newest = await db
    .selectFrom('gateway_comparisons')
    .distinctOn('gateway')
    .select(['gateway', 'different'])
    .where('status', '=', 'DONE')
    .orderBy('gateway')
    .orderBy('id', 'desc')
    .execute();
  for (const { gateway, different } of newest) differences.set({ gateway }, different);
}
