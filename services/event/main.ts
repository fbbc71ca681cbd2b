import { publish } from '#shared/dapr/publish.ts';
import { connectSidecar } from '#shared/dapr/sidecar.ts';
import { connectDatabase } from '#shared/database/connect.ts';
import { migrate } from '#shared/database/migrate.ts';
import { untilDatabaseAnswers } from '#shared/database/until-answers.ts';
import { runService } from '#shared/lifecycle/run-service.ts';
import { startOutboxRelay } from '#shared/outbox/relay.ts';
import { createLogger } from '#shared/telemetry/logger.ts';
import { accountsOf, subscribeToAccounts } from '#shared/tokens/accounts.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { migrations } from './db/migrations.ts';
import type { EventTables } from './db/schema.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { keepEventDetails } from './events/event-details.ts';
import { keepEventLists } from './events/event-lists.ts';
import { keepLayoutList } from './layouts/layout-list.ts';
import { askReservation } from './stock/ask-reservation.ts';
import { rememberStock } from './stock/known-stock.ts';

const config = readConfig();
const log = createLogger('event', config.LOG_LEVEL);
const { db, ping, close } = connectDatabase<EventTables>(config, log);
const sidecar = connectSidecar(config.DAPR_HTTP_PORT, log);
const accounts = accountsOf(sidecar, log);

await untilDatabaseAnswers(async () => {
  await migrate(db, migrations, log);
  if (config.SEED_DEMO) await seedDemo(db, log);
}, log);

const relay = startOutboxRelay(db, (event) => publish(sidecar, event), log);
const app = createApp(
  {
    db,
    lists: keepEventLists(db),
    details: keepEventDetails(db, rememberStock(askReservation(sidecar))),
    layouts: keepLayoutList(db),
  },
  {
    version: '0.1.0',
    log,
    appApiToken: config.APP_API_TOKEN,
    health: { database: ping, sidecar: sidecar.ping },
  },
);
subscribeToAccounts(app, log, accounts.refresh);
runService({
  fetch: app.fetch,
  port: config.APP_PORT,
  hostname: config.HOST,
  log,
  closing: [accounts, relay, sidecar, { close }],
});
