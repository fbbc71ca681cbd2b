import { takeSecrets } from '#shared/config/secret-store.ts';
import { connectSidecar } from '#shared/dapr/sidecar.ts';
import { deadLettersInState } from '#shared/dead-letters/in-state-store.ts';
import { watchDeadLetters } from '#shared/dead-letters/measure.ts';
import { replayingAlone } from '#shared/dead-letters/replay-alone.ts';
import { runService } from '#shared/lifecycle/run-service.ts';
import { redisAt } from '#shared/redis/connect.ts';
import { createLogger } from '#shared/telemetry/logger.ts';
import { startTracing } from '#shared/telemetry/start-tracing.ts';
import { accountsOf } from '#shared/tokens/accounts.ts';
import { fetchEventBy } from './catalogue/fetch-event.ts';
import { readConfig } from './config.ts';
import { tellOthers } from './others/tell-others.ts';
import { openQueue } from './queue.ts';

await takeSecrets();
const config = readConfig();
const log = createLogger('queue', config.LOG_LEVEL);
await startTracing('queue', log);
const sidecar = connectSidecar(config.DAPR_HTTP_PORT, log);
const accounts = accountsOf(sidecar, log);
const deadLetters = deadLettersInState(sidecar);
const watching = watchDeadLetters(deadLetters, log);
const queue = openQueue({
  redis: redisAt(config),
  rules: config.rules,
  limits: config.limits,
  proofOfWork: config.proofOfWork,
  trustedProxies: config.TRUSTED_PROXIES,
  addressLimits: config.addressLimits,
  admissionSecret: config.ADMISSION_SECRET,
  secureCookies: config.ORIGIN_URL.startsWith('https:'),
  appApiToken: config.APP_API_TOKEN,
  accounts,
  deadLetters,
  replayAlone: replayingAlone(sidecar),
  fetchEvent: fetchEventBy(sidecar),
  tellOthers: tellOthers(sidecar, log),
  sidecarPing: sidecar.ping,
  log,
});

runService({
  fetch: queue.app.fetch,
  port: config.APP_PORT,
  hostname: config.HOST,
  log,
  onServer: queue.attach,
  onStopping: queue.hangUp,
  closing: [accounts, watching, queue, sidecar],
});
