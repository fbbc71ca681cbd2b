import { asSingleton } from '#shared/dapr/lock.ts';
import { publish } from '#shared/dapr/publish.ts';
import { connectSidecar } from '#shared/dapr/sidecar.ts';
import { connectDatabase } from '#shared/database/connect.ts';
import { migrate } from '#shared/database/migrate.ts';
import { startPruning } from '#shared/database/prune.ts';
import { untilDatabaseAnswers } from '#shared/database/until-answers.ts';
import { deadLettersInDatabase } from '#shared/dead-letters/in-database.ts';
import { watchDeadLetters } from '#shared/dead-letters/measure.ts';
import { runService } from '#shared/lifecycle/run-service.ts';
import { startOutboxRelay } from '#shared/outbox/relay.ts';
import { createLogger } from '#shared/telemetry/logger.ts';
import { accountsOf } from '#shared/tokens/accounts.ts';
import { createApp } from './app.ts';
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
import { RECONCILE_LOCK_SECONDS, reconcile } from './reconcile/reconcile.ts';

const config = readConfig();
const log = createLogger('payment', config.LOG_LEVEL);
const { db, ping, close } = connectDatabase<PaymentTables>(config, log);
const sidecar = connectSidecar(config.DAPR_HTTP_PORT, log);
const accounts = accountsOf(sidecar, log);
await untilDatabaseAnswers(() => migrate(db, migrations, log), log);

const relay = startOutboxRelay(db, (event) => publish(sidecar, event), log);
const pruning = startPruning(db, ['inbox', 'idempotency_keys', 'dead_letters'], log);
const deadLetters = watchDeadLetters(deadLettersInDatabase(db), log);
const figures = startFigures(db, log);
const line = {
  timeoutMs: config.GATEWAY_TIMEOUT_MS,
  breaker: { failures: config.GATEWAY_BREAKER_FAILURES, resetMs: config.GATEWAY_BREAKER_RESET_MS },
  record: callRecorder(db, log),
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
  wakeUps: createWakeUps(),
  confirmationWaitMs: config.CONFIRMATION_WAIT_MS,
};
const app = createApp(ctx, {
  version: '0.1.0',
  log,
  appApiToken: config.APP_API_TOKEN,
  health: { database: ping, sidecar: sidecar.ping },
  accounts,
  reconcile: () => asSingleton(sidecar, 'reconcile-payments', RECONCILE_LOCK_SECONDS, () => reconcile(ctx)),
});
runService({
  fetch: app.fetch,
  port: config.APP_PORT,
  hostname: config.HOST,
  log,
  closing: [accounts, figures, pruning, deadLetters, relay, sidecar, { close }],
});
