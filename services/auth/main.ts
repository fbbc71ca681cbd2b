import { publish } from '#shared/dapr/publish.ts';
import { connectSidecar } from '#shared/dapr/sidecar.ts';
import { connectDatabase } from '#shared/database/connect.ts';
import { migrate } from '#shared/database/migrate.ts';
import { untilDatabaseAnswers } from '#shared/database/until-answers.ts';
import { runService } from '#shared/lifecycle/run-service.ts';
import { startOutboxRelay } from '#shared/outbox/relay.ts';
import { createLogger } from '#shared/telemetry/logger.ts';
import { createAdmin } from './accounts/create-admin.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { migrations } from './db/migrations.ts';
import type { AuthTables } from './db/schema.ts';
import { createKeyring } from './keys/keyring.ts';
import { loadSigningKeys } from './keys/signing-keys.ts';

const config = readConfig();
const log = createLogger('auth', config.LOG_LEVEL);
const { db, ping, close } = connectDatabase<AuthTables>(config, log);
const sidecar = connectSidecar(config.DAPR_HTTP_PORT, log);
const keyring = createKeyring(() => loadSigningKeys(db, config.KEY_ENCRYPTION_SECRET));

await untilDatabaseAnswers(async () => {
  await migrate(db, migrations, log);
  await keyring.keySet();
  if (config.ADMIN_EMAIL && config.ADMIN_PASSWORD) {
    await createAdmin(db, config.ADMIN_EMAIL, config.ADMIN_PASSWORD, log);
  }
}, log);

const relay = startOutboxRelay(db, (event) => publish(sidecar, event), log);
const app = createApp(
  { db, relay, keyring },
  {
    version: '0.1.0',
    log,
    appApiToken: config.APP_API_TOKEN,
    health: { database: ping, sidecar: sidecar.ping },
  },
);
runService({
  fetch: app.fetch,
  port: config.APP_PORT,
  hostname: config.HOST,
  log,
  closing: [relay, sidecar, { close }],
});
