import { z } from 'zod';
import { minutes, readEnv, secret, text } from '#shared/config/env.ts';
import { databaseEnv, serviceEnv } from '#shared/config/service.ts';

/** Reservation's environment, read once at the start. Durations are minutes outside, milliseconds inside. */
export function readConfig() {
  const env = readEnv({
    ...serviceEnv,
    ...databaseEnv,
    ADMISSION_SECRET: secret,
    /** Secrets parted by commas, each of which makes a key of tickets: that of the first signs, all are believed. */
    TICKET_SIGNING_KEYS: text
      .transform((list) => list.split(',').map((one) => one.trim()))
      .pipe(z.array(secret.min(32, 'must have at least 32 characters'))),
    /** How long seats are held for an unpaid reservation. */
    HOLD_MINUTES: minutes(5),
    /** The same for standing tickets: their buyers pay by the link in a mail. */
    STANDING_HOLD_MINUTES: minutes(30),
    /** How long a begun payment keeps what it pays for, should its outcome be late. */
    CHECKOUT_MINUTES: minutes(10),
  });
  const {
    HOLD_MINUTES: holdMs,
    STANDING_HOLD_MINUTES: standingHoldMs,
    CHECKOUT_MINUTES: checkoutMs,
    ...config
  } = env;
  return { ...config, limits: { holdMs, standingHoldMs, checkoutMs } };
}
