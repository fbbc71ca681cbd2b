import { readEnv, secret, text } from '#shared/config/env.ts';
import { databaseEnv, serviceEnv } from '#shared/config/service.ts';

const SHORTEST_ADMIN_PASSWORD = 12;

/** The first administrator's password; outside the local profile not one that is guessed in a minute. */
const adminPassword = text.refine(
  (value) => process.env.TIKETI_PROFILE === 'local' || value.length >= SHORTEST_ADMIN_PASSWORD,
  `must have at least ${SHORTEST_ADMIN_PASSWORD} characters`,
);

/** Auth's environment, read once at the start. */
export const readConfig = () =>
  readEnv({
    ...serviceEnv,
    ...databaseEnv,
    /** Opens the signing keys that lie in the database; the same for all replicas. */
    KEY_ENCRYPTION_SECRET: secret.min(32, 'must have at least 32 characters'),
    /** With both set, this administrator is made at the start if there is none of that e-mail. */
    ADMIN_EMAIL: text.optional(),
    ADMIN_PASSWORD: adminPassword.optional(),
  });
