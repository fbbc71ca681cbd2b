import { connectSidecar } from '#shared/dapr/sidecar.ts';
import { runService } from '#shared/lifecycle/run-service.ts';
import { createLogger } from '#shared/telemetry/logger.ts';
import { accountsOf, subscribeToAccounts } from '#shared/tokens/accounts.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { claimsIn } from './mail/claims.ts';
import { createMailer } from './mail/mailer.ts';

const config = readConfig();
const log = createLogger('notification', config.LOG_LEVEL);
const sidecar = connectSidecar(config.DAPR_HTTP_PORT, log);
const accounts = accountsOf(sidecar, log);
const send = createMailer({
  host: config.SMTP_HOST,
  port: config.SMTP_PORT,
  user: config.SMTP_USER,
  password: config.SMTP_PASSWORD,
  from: config.MAIL_FROM,
});

const app = createApp(
  { send, claims: claimsIn(sidecar), originUrl: config.ORIGIN_URL.replace(/\/+$/, ''), log },
  {
    version: '0.1.0',
    log,
    appApiToken: config.APP_API_TOKEN,
    // The mail server is not among them: while it is away events wait at the broker.
    health: { sidecar: sidecar.ping },
  },
);
subscribeToAccounts(app, log, accounts.refresh);
runService({
  fetch: app.fetch,
  port: config.APP_PORT,
  hostname: config.HOST,
  log,
  closing: [accounts, sidecar],
});
