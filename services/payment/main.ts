import { takeSecrets } from '#shared/config/secret-store.ts';
import { asSingleton } from '#shared/dapr/lock.ts';
import { publish } from '#shared/dapr/publish.ts';
import { connectSidecar } from '#shared/dapr/sidecar.ts';
import { connectDatabase } from '#shared/database/connect.ts';
import { migrate } from '#shared/database/migrate.ts';
import { startPruning } from '#shared/database/prune.ts';
import { untilDatabaseAnswers } from '#shared/database/until-answers.ts';
import { deadLettersInDatabase } from '#shared/dead-letters/in-database.ts';
import { watchDeadLetters } from '#shared/dead-letters/measure.ts';
import { replayingAlone } from '#shared/dead-letters/replay-alone.ts';
import { runService } from '#shared/lifecycle/run-service.ts';
import { startOutboxRelay } from '#shared/outbox/relay.ts';
import { createLogger } from '#shared/telemetry/logger.ts';
import { startTracing } from '#shared/telemetry/start-tracing.ts';
import { accountsOf } from '#shared/tokens/accounts.ts';
import { createApp } from './app.ts';
import { COMPARE_LOCK_SECONDS, compareMissingDays } from './comparisons/compare-missing-days.ts';
import { readConfig } from './config.ts';
import { migrations } from './db/migrations.ts';
import type { PaymentTables } from './db/schema.ts';
import { startFigures } from './figures.ts';
import { callRecorder } from './gateway/calls/record-call.ts';
import { gatewaysOf } from './gateway/gateways.ts';
import { connectPortOne } from './gateway/portone.ts';
import { connectToss } from './gateway/toss.ts';
import { checkoutsOf } from './payments/open-checkout.ts';
import { createWakeUps } from './payments/wake-ups.ts';
import { accountsAtAuth } from './points/account-exists.ts';
import { AUDIT_LOCK_SECONDS, auditPoints } from './points/audit/audit-points.ts';
import { RECONCILE_LOCK_SECONDS, reconcile } from './reconcile/reconcile.ts';

await takeSecrets();
const config = readConfig();
const log = createLogger('payment', config.LOG_LEVEL);
await startTracing('payment', log);
const { db, ping, close } = connectDatabase<PaymentTables>(config, log);
const sidecar = connectSidecar(config.DAPR_HTTP_PORT, log);
const accounts = accountsOf(sidecar, log);
await untilDatabaseAnswers(() => migrate(config, migrations, log), log);

const relay = startOutboxRelay(db, (event) => publish(sidecar, event), log);
const pruning = startPruning(
  db,
  [
    'inbox',
    'idempotency_keys',
    'dead_letters',
    'gateway_calls',
    'told_events',
    'point_audits',
    'gateway_comparisons',
  ],
  log,
);
const deadLetters = watchDeadLetters(deadLettersInDatabase(db), log);
const figures = startFigures(db, log);
const calls = callRecorder(db, log);
const line = {
  timeoutMs: config.GATEWAY_TIMEOUT_MS,
  breaker: { failures: config.GATEWAY_BREAKER_FAILURES, resetMs: config.GATEWAY_BREAKER_RESET_MS },
  record: calls.record,
  log,
};
const ctx = {
  db,
  relay,
  log,
  gateways: gatewaysOf(config.PAYMENT_GATEWAY, [
    ...(config.toss ? [connectToss({ ...config.toss, ...line })] : []),
    ...(config.portone ? [connectPortOne({ ...config.portone, ...line })] : []),
  ]),
  openCheckout: checkoutsOf(sidecar),
  accountExists: accountsAtAuth(sidecar),
  wakeUps: createWakeUps(),
  confirmationWaitMs: config.CONFIRMATION_WAIT_MS,
};
const alone = (name: string, lockSeconds: number, run: () => Promise<unknown>) => () =>
  asSingleton(sidecar, name, lockSeconds, async () => void (await run()));
const app = createApp(ctx, {
  version: '0.1.0',
  log,
  appApiToken: config.APP_API_TOKEN,
  health: { database: ping, sidecar: sidecar.ping },
  accounts,
  replayAlone: replayingAlone(sidecar),
  jobs: {
    reconcile: alone('reconcile-payments', RECONCILE_LOCK_SECONDS, () => reconcile(ctx)),
    auditPoints: alone('audit-points', AUDIT_LOCK_SECONDS, () => auditPoints(ctx)),
    comparePayments: alone('compare-payments', COMPARE_LOCK_SECONDS, () => compareMissingDays(ctx)),
  },
});
runService({
  fetch: app.fetch,
  port: config.APP_PORT,
  hostname: config.HOST,
  log,
  closing: [accounts, figures, pruning, deadLetters, relay, sidecar, { close: calls.written }, { close }],
});
