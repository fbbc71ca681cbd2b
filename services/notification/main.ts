import { takeSecrets } from '#shared/config/secret-store.ts';
import { type Publication, publish } from '#shared/dapr/publish.ts';
import { connectSidecar } from '#shared/dapr/sidecar.ts';
import { deadLettersInState } from '#shared/dead-letters/in-state-store.ts';
import { watchDeadLetters } from '#shared/dead-letters/measure.ts';
import { replayingAlone } from '#shared/dead-letters/replay-alone.ts';
import { runService } from '#shared/lifecycle/run-service.ts';
import { createLogger } from '#shared/telemetry/logger.ts';
import { startTracing } from '#shared/telemetry/start-tracing.ts';
import { accountsOf } from '#shared/tokens/accounts.ts';
import { findAccountBy } from './accounts/accounts.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { claimsIn } from './delivery/claims.ts';
import { createMailer } from './mail/mailer.ts';
import { pushOver } from './phone/push.ts';
import { smsOver } from './phone/sms.ts';

await takeSecrets();
const config = readConfig();
const log = createLogger('notification', config.LOG_LEVEL);
await startTracing('notification', log);
const sidecar = connectSidecar(config.DAPR_HTTP_PORT, log);
const accounts = accountsOf(sidecar, log);
const email = createMailer({
  host: config.SMTP_HOST,
  port: config.SMTP_PORT,
  user: config.SMTP_USER,
  password: config.SMTP_PASSWORD,
  from: config.MAIL_FROM,
});
const ctx = {
  outlets: { email, sms: smsOver(sidecar), push: pushOver(sidecar) },
  claims: claimsIn(sidecar),
  findAccount: findAccountBy(sidecar),
  publish: (event: Publication) => publish(sidecar, event),
  originUrl: config.ORIGIN_URL.replace(/\/+$/, ''),
  log,
};
const deadLetters = deadLettersInState(sidecar);
const watching = watchDeadLetters(deadLetters, log);

const app = createApp(ctx, {
  version: '0.1.0',
  log,
  appApiToken: config.APP_API_TOKEN,
  // Neither the mail server nor the phone's providers are among them: while they are away events wait at the broker.
  health: { sidecar: sidecar.ping },
  accounts,
  deadLetters,
  replayAlone: replayingAlone(sidecar),
});
runService({
  fetch: app.fetch,
  port: config.APP_PORT,
  hostname: config.HOST,
  log,
  closing: [accounts, watching, sidecar],
});
