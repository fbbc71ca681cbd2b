import { z } from 'zod';
import { readEnv, secret, wholeNumber } from '#shared/config/env.ts';
import { databaseEnv, serviceEnv } from '#shared/config/service.ts';

/** Payment's environment, read once at the start. */
export const readConfig = () =>
  readEnv({
    ...serviceEnv,
    ...databaseEnv,
    /** Address of Toss Payments, or of the sandbox that speaks like it. */
    TOSS_URL: z.url().transform((url) => url.replace(/\/+$/, '')),
    TOSS_SECRET_KEY: secret,
    /** With it every webhook has to be signed; Toss itself signs events about payouts only. */
    TOSS_WEBHOOK_KEY: secret.optional(),
    GATEWAY_TIMEOUT_MS: wholeNumber.min(1).default(10_000),
    /** How long the answer to a buyer waits for the reservation to be confirmed. */
    CONFIRMATION_WAIT_MS: wholeNumber.default(5_000),
  });
