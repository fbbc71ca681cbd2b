import type { Kysely } from 'kysely';
import { gauge } from '#shared/telemetry/metrics.ts';
import type { PaymentTables } from '../../db/schema.ts';
import { lastAudit } from './audit-points.ts';

const differences = gauge(
  'tiketi_points_differences',
  'Accounts whose points and ledger differ, as last audited',
);

/** Read from the report, for any replica may have audited. */
export async function readAuditFigures(db: Kysely<PaymentTables>): Promise<void> {
  differences.set({}, (await lastAudit(db))?.different ?? 0);
}
