import { type Kysely, sql } from 'kysely';
import type { Closable } from '#shared/lifecycle/run-service.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import { gauge } from '#shared/telemetry/metrics.ts';
import { readComparisonFigures } from './comparisons/figures.ts';
import type { PaymentTables } from './db/schema.ts';
import { readTroubleFigures } from './oversight/figures.ts';
import { channels } from './payments/channels.ts';
import { readAuditFigures } from './points/audit/figures.ts';
import { countWaiting } from './refund/count-waiting.ts';

const EVERY_MS = 60_000;

const revenue = gauge('tiketi_daily_revenue_total', 'KRW paid today in Seoul, less what went back');
const count = gauge('tiketi_daily_payments_total', 'Payments made today in Seoul that did not go back');
const refundsWaiting = gauge('tiketi_refunds_waiting', 'Refunds that are resolved and not done');
const byMethod = gauge('tiketi_payment_method_count_24h', 'Payments of the last 24 hours', [
  'payment_method',
]);

/** Keeps the gauges that are read from the database rather than counted. */
export function startFigures(db: Kysely<PaymentTables>, log: Logger): Closable {
  const read = () =>
    Promise.all([readFigures(db), readAuditFigures(db), readComparisonFigures(db), readTroubleFigures(db)]);
  const refresh = () => read().catch((error) => log.warn({ err: error }, 'figures not refreshed'));
  const timer = setInterval(refresh, EVERY_MS);
  void refresh();
  return { close: () => clearInterval(timer) };
}

/** Reads today's sums and the last day's methods into the gauges. */
export async function readFigures(db: Kysely<PaymentTables>): Promise<void> {
  const today = sql<Date>`date_trunc('day', now(), 'Asia/Seoul')`;
  const kept = await db
    .selectFrom('payments')
    .select(({ fn }) => [
      fn.countAll<number>().as('payments'),
      fn.coalesce(fn.sum<number>(sql`amount - returned_card - returned_points`), sql<number>`0`).as('won'),
    ])
    .where('paid_at', '>=', today)
    .where('status', '=', 'SUCCESS')
    .executeTakeFirstOrThrow();
  const perMethod = await db
    .selectFrom('payments')
    .select(({ fn }) => ['channel', fn.countAll<number>().as('payments')])
    .where('paid_at', '>=', sql<Date>`now() - interval '24 hours'`)
    .groupBy('channel')
    .execute();
  revenue.set({}, kept.won);
  count.set({}, kept.payments);
  refundsWaiting.set({}, await countWaiting(db));
  // A method nobody used any more must not keep its old number.
  for (const channel of channels) byMethod.set({ payment_method: channel }, 0);
  for (const { channel, payments } of perMethod) byMethod.set({ payment_method: channel }, payments);
}
