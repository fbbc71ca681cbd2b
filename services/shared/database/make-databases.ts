import { flag, port, readEnv, secret, text } from '../config/env.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createDatabases } from './own-databases.ts';
import { untilDatabaseAnswers } from './until-answers.ts';

/** Run once before the services of a cluster start: makes the databases of those that have one, and their roles. */
const config = readEnv({
  DB_HOST: text,
  DB_PORT: port.default(5432),
  DB_TLS: flag,
  POSTGRES_USER: text.default('postgres'),
  POSTGRES_PASSWORD: secret,
  AUTH_PASSWORD: secret,
  EVENT_PASSWORD: secret,
  RESERVATION_PASSWORD: secret,
  PAYMENT_PASSWORD: secret,
});
const passwords = {
  auth: config.AUTH_PASSWORD,
  event: config.EVENT_PASSWORD,
  reservation: config.RESERVATION_PASSWORD,
  payment: config.PAYMENT_PASSWORD,
};
const log = createLogger('databases', 'info');
const admin = {
  host: config.DB_HOST,
  port: config.DB_PORT,
  user: config.POSTGRES_USER,
  password: config.POSTGRES_PASSWORD,
  ssl: config.DB_TLS,
};
const databases = Object.entries(passwords).map(([name, password]) => ({ name, user: name, password }));
await untilDatabaseAnswers(() => createDatabases(admin, databases), log);
log.info({ databases: Object.keys(passwords) }, 'each service has its database');
