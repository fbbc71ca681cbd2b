import { type Kysely, sql } from 'kysely';
import { gauge } from '#shared/telemetry/metrics.ts';
import type { PaymentTables } from '../db/schema.ts';
import { type GatewayName, gatewayNames } from '../gateway/gateway.ts';

const differences = gauge(
  'tiketi_gateway_differences',
  'Orders about which the gateway and we differ, in the last four days as each was last compared',
  ['gateway'],
);

/** Read from the reports, for any replica may have compared. */
export async function readComparisonFigures(db: Kysely<PaymentTables>): Promise<void> {
  const { rows } = await sql<{ gateway: GatewayName; different: number }>`
    select gateway, sum(different) as different
    from (
      select distinct on (day, gateway) gateway, different
      from gateway_comparisons
      where status = 'DONE'
        and day >= to_char(now() at time zone 'Asia/Seoul' - interval '3 days', 'YYYY-MM-DD')
      order by day, gateway, id desc
    ) as newest
    group by gateway`.execute(db);
  const found = new Map(rows.map(({ gateway, different }) => [gateway, different]));
  for (const gateway of gatewayNames) differences.set({ gateway }, found.get(gateway) ?? 0);
}
