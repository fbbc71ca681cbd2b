import { randomBytes } from 'node:crypto';
import { readRunTemplate } from '../../start/template/run-template.ts';

type Secrets = Record<string, Record<string, string>>;

const random = () => randomBytes(24).toString('base64url');

const services = readRunTemplate().apps.map((app) => app.appID);

/** What a local cluster keeps secret, by the names of its Secrets: made once, and nowhere but there. */
export function makeSecrets(): Secrets {
  const redis = random();
  const admission = random();
  const passwords = { auth: random(), event: random(), reservation: random(), payment: random() };
  return {
    'redis-password': { 'redis-password': redis },
    databases: {
      POSTGRES_PASSWORD: random(),
      AUTH_PASSWORD: passwords.auth,
      EVENT_PASSWORD: passwords.event,
      RESERVATION_PASSWORD: passwords.reservation,
      PAYMENT_PASSWORD: passwords.payment,
    },
    'tiketi-auth': {
      DB_PASSWORD: passwords.auth,
      REDIS_PASSWORD: redis,
      KEY_ENCRYPTION_SECRET: random(),
      GOOGLE_CLIENT_SECRET: random(),
      ADMIN_PASSWORD: random(),
    },
    'tiketi-event': { DB_PASSWORD: passwords.event },
    'tiketi-queue': { REDIS_PASSWORD: redis, ADMISSION_SECRET: admission },
    'tiketi-reservation': {
      DB_PASSWORD: passwords.reservation,
      ADMISSION_SECRET: admission,
      TICKET_SIGNING_KEYS: random(),
    },
    'tiketi-payment': {
      DB_PASSWORD: passwords.payment,
      TOSS_SECRET_KEY: random(),
      TOSS_WEBHOOK_KEY: random(),
      PORTONE_API_SECRET: random(),
      PORTONE_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('base64')}`,
    },
    // The sandbox's mail server asks for no password.
    'tiketi-notification': {},
    ...Object.fromEntries(services.map((name) => [`${name}-app-token`, { token: random() }])),
  };
}
