import { takeSecrets } from '#shared/config/secret-store.ts';
import { fileStore } from '#shared/dapr/binding.ts';
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
import { reservationOffers } from './administration/offers.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { createContext } from './context.ts';
import { migrations } from './db/migrations.ts';
import type { EventTables } from './db/schema.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { updateStatus } from './events/update-status.ts';
import { seedKeywords } from './search/seed-keywords.ts';
import { askReservation } from './stock/ask-reservation.ts';

/** A replica that dies while it updates keeps the others out for so long. */
const JOB_LOCK_SECONDS = 3;

await takeSecrets();
const config = readConfig();
const log = createLogger('event', config.LOG_LEVEL);
await startTracing('event', log);
const database = connectDatabase<EventTables>(config, log);
const { db } = database;
const sidecar = connectSidecar(config.DAPR_HTTP_PORT, log);
const accounts = accountsOf(sidecar, log);

await untilDatabaseAnswers(async () => {
  await migrate(config, migrations, log);
  await seedKeywords(db);
  if (config.SEED_DEMO) await seedDemo(db, log);
}, log);

const relay = startOutboxRelay(db, (event) => publish(sidecar, event), log);
const pruning = startPruning(db, ['inbox', 'idempotency_keys', 'dead_letters'], log);
const deadLetters = watchDeadLetters(deadLettersInDatabase(db), log);
const ctx = createContext({
  db,
  log,
  relay,
  offers: reservationOffers(sidecar),
  askStock: askReservation(sidecar),
  files: fileStore(sidecar, 'images'),
});
const app = createApp(ctx, {
  version: '0.1.0',
  log,
  appApiToken: config.APP_API_TOKEN,
  health: { database: database.ping, sidecar: sidecar.ping },
  accounts,
  replayAlone: replayingAlone(sidecar),
  jobs: {
    updateStatus: () =>
      asSingleton(sidecar, 'update-event-status', JOB_LOCK_SECONDS, async () => {
        await updateStatus(ctx);
      }),
  },
});
runService({
  fetch: app.fetch,
  port: config.APP_PORT,
  hostname: config.HOST,
  log,
  closing: [accounts, pruning, deadLetters, relay, sidecar, database],
});
