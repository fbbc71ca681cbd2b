import { z } from 'zod';
import { readEnv, secret, text, wholeNumber } from '#shared/config/env.ts';
import { databaseEnv, redisEnv, serviceEnv } from '#shared/config/service.ts';
import { OWN_NETWORKS } from '#shared/http/client-address.ts';
import { Address } from './accounts/credentials.ts';

const SHORTEST_ADMIN_PASSWORD = 12;

/** The first administrator's password; outside the local profile not one that is guessed in a minute. */
const adminPassword = text.refine(
  (value) => process.env.TIKETI_PROFILE === 'local' || value.length >= SHORTEST_ADMIN_PASSWORD,
  `must have at least ${SHORTEST_ADMIN_PASSWORD} characters`,
);

/** Addresses parted by commas. */
const urls = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((url) => url.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.url()));

const attempts = (fallback: number) => wholeNumber.min(1).default(fallback);

/** Auth's environment, read once at the start. */
export const readConfig = () => {
  const config = readEnv({
    ...serviceEnv,
    ...databaseEnv,
    ...redisEnv,
    /** Opens the signing keys that lie in the database; the same for all replicas. */
    KEY_ENCRYPTION_SECRET: secret.min(32, 'must have at least 32 characters'),
    /** So many days after it was made a signing key is replaced. */
    SIGNING_KEY_DAYS: wholeNumber.min(1).default(30),
    /** With both set, this administrator is made at the start where there is none. */
    ADMIN_EMAIL: Address.optional(),
    ADMIN_PASSWORD: adminPassword.optional(),
    /** Where buyers see the shop; cookies are marked Secure when they come by https. */
    ORIGIN_URL: z.url().default('http://localhost:3000'),
    /** Google, or an OpenID provider in its place. */
    OIDC_ISSUER: z.url().default('https://accounts.google.com'),
    GOOGLE_CLIENT_ID: text,
    GOOGLE_CLIENT_SECRET: secret,
    /** The page that Google sends people back to; without it that of the shop. */
    GOOGLE_REDIRECT_URI: z.url().optional(),
    /** More of them, for other clients. */
    GOOGLE_OTHER_REDIRECT_URIS: urls,
    /** Whose X-Forwarded-For is believed: addresses and networks, parted by commas. */
    TRUSTED_PROXIES: text.default(OWN_NETWORKS),
    /** Attempts that are looked at within the window; see limits/attempt-limits.ts. */
    AUTH_ATTEMPTS_WINDOW_SECONDS: attempts(900),
    AUTH_ATTEMPTS_PER_ACCOUNT: attempts(10),
    AUTH_ATTEMPTS_PER_ADDRESS: attempts(200),
    AUTH_REGISTRATIONS_PER_ADDRESS: attempts(100),
    AUTH_GOOGLE_PER_ADDRESS: attempts(200),
  });
  const shopPage = new URL('/auth/google/callback', config.ORIGIN_URL).href;
  return {
    ...config,
    googleRedirectUris: [config.GOOGLE_REDIRECT_URI ?? shopPage, ...config.GOOGLE_OTHER_REDIRECT_URIS],
    limits: {
      windowSeconds: config.AUTH_ATTEMPTS_WINDOW_SECONDS,
      perAccount: config.AUTH_ATTEMPTS_PER_ACCOUNT,
      perAddress: config.AUTH_ATTEMPTS_PER_ADDRESS,
      registrationsPerAddress: config.AUTH_REGISTRATIONS_PER_ADDRESS,
      googlePerAddress: config.AUTH_GOOGLE_PER_ADDRESS,
    },
  };
};
