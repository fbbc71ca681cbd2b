import { takeSecrets } from '#shared/config/secret-store.ts';
import { asSingleton } from '#shared/dapr/lock.ts';
import { publish } from '#shared/dapr/publish.ts';
import { connectSidecar } from '#shared/dapr/sidecar.ts';
import { connectDatabase } from '#shared/database/connect.ts';
import { migrate } from '#shared/database/migrate.ts';
import { startPruning } from '#shared/database/prune.ts';
import { untilDatabaseAnswers } from '#shared/database/until-answers.ts';
import { clientAddressBehind } from '#shared/http/client-address.ts';
import { runService } from '#shared/lifecycle/run-service.ts';
import { startOutboxRelay } from '#shared/outbox/relay.ts';
import { redisAt } from '#shared/redis/connect.ts';
import { createLogger } from '#shared/telemetry/logger.ts';
import { startTracing } from '#shared/telemetry/start-tracing.ts';
import { createAdmin } from './accounts/create-admin.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { migrations } from './db/migrations.ts';
import type { AuthTables } from './db/schema.ts';
import { connectProvider } from './google/provider.ts';
import { createKeyring, keepReloading } from './keys/keyring.ts';
import { rotateByHand, rotateWhenOld } from './keys/rotate-keys.ts';
import { loadSigningKeys } from './keys/signing-keys.ts';
import { createAttemptLimits } from './limits/attempt-limits.ts';
import { connectRedis } from './limits/connect-redis.ts';

/** Longer than any run; a replica that dies in one keeps the others out for so long. */
const JOB_LOCK_SECONDS = 30;

await takeSecrets();
const config = readConfig();
const log = createLogger('auth', config.LOG_LEVEL);
await startTracing('auth', log);
const { db, ping, close } = connectDatabase<AuthTables>(config, log);
const sidecar = connectSidecar(config.DAPR_HTTP_PORT, log);
const redis = connectRedis(redisAt(config), log);
const signing = { db, secret: config.KEY_ENCRYPTION_SECRET };
const keyring = createKeyring(() => loadSigningKeys(db, signing.secret));

await untilDatabaseAnswers(async () => {
  await migrate(config, migrations, log);
  await keyring.keySet();
  if (config.ADMIN_EMAIL && config.ADMIN_PASSWORD) {
    await createAdmin(db, config.ADMIN_EMAIL, config.ADMIN_PASSWORD, log);
  }
}, log);

const relay = startOutboxRelay(db, (event) => publish(sidecar, event), log);
const pruning = startPruning(db, ['account_changes', 'used_login_attempts'], log);
const reloading = keepReloading(keyring, log);
const app = createApp(
  {
    db,
    relay,
    keyring,
    limits: createAttemptLimits(redis, config.limits),
    google: {
      provider: connectProvider({
        issuer: config.OIDC_ISSUER,
        clientId: config.GOOGLE_CLIENT_ID,
        clientSecret: config.GOOGLE_CLIENT_SECRET,
      }),
      redirectUris: config.googleRedirectUris,
      secret: config.KEY_ENCRYPTION_SECRET,
      secureCookies: config.ORIGIN_URL.startsWith('https:'),
    },
  },
  {
    version: '0.1.0',
    log,
    appApiToken: config.APP_API_TOKEN,
    health: { database: ping, redis: () => redis.ping(), sidecar: sidecar.ping },
    clientAddress: clientAddressBehind(config.TRUSTED_PROXIES),
    keys: {
      rotateWhenOld: () =>
        asSingleton(sidecar, 'rotate-signing-keys', JOB_LOCK_SECONDS, async () => {
          const made = await rotateWhenOld(signing, config.SIGNING_KEY_DAYS);
          if (made) log.info(made, 'a new signing key');
        }),
      rotateByHand: (actor) => rotateByHand(signing, actor),
    },
  },
);
runService({
  fetch: app.fetch,
  port: config.APP_PORT,
  hostname: config.HOST,
  log,
  closing: [pruning, reloading, relay, sidecar, { close: () => redis.destroy() }, { close }],
});
