import { recordAudit } from '#shared/audit/audit-log.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { PaymentContext } from '../context.ts';
import type { Comparison } from '../db/schema.ts';
import { connected } from './compare-missing-days.ts';
import { openComparison, runComparison } from './run-comparison.ts';

/** An administrator has a day compared with each gateway. Returns the reports, which fill by themselves. */
export async function startComparison(ctx: PaymentContext, admin: User, day: string): Promise<Comparison[]> {
  const begun = await inTransaction(ctx.db, async (tx) => {
    const reports: { gateway: ReturnType<typeof connected>[number]; report: Comparison }[] = [];
    for (const gateway of connected(ctx.gateways)) {
      const report = await openComparison(tx, gateway.name, day);
      const details = { day, gateway: gateway.name };
      await recordAudit(tx, admin, { action: 'comparison.started', subjectId: report.id, details });
      reports.push({ gateway, report });
    }
    return reports;
  });
  for (const { gateway, report } of begun) {
    runComparison(ctx, gateway, report).catch((error) =>
      ctx.log.error({ err: error, comparisonId: report.id }, 'a day was not compared'),
    );
  }
  return begun.map(({ report }) => report);
}
