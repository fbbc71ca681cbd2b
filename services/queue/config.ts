import { z } from 'zod';
import { readEnv, secret, text, wholeNumber } from '#shared/config/env.ts';
import { serviceEnv } from '#shared/config/service.ts';
import { OWN_NETWORKS, requestAddressBehind } from '#shared/http/client-address.ts';

const seconds = (fallback: number) =>
  z.coerce
    .number()
    .positive()
    .default(fallback)
    .transform((value) => Math.round(value * 1_000));

/** Queue's environment, read once at the start. Durations are seconds outside, milliseconds inside. */
export function readConfig() {
  const env = readEnv({
    ...serviceEnv,
    REDIS_ADDRESS: text.regex(/^[^:]+:\d+$/, 'must be host:port'),
    REDIS_PASSWORD: z.string().optional(),
    ADMISSION_SECRET: secret.min(32, 'must have at least 32 characters'),
    /** Cookies are marked Secure when buyers come by https. */
    ORIGIN_URL: z.url().default('http://localhost:3000'),
    /** People inside an event at once, unless an admin set another number for it. */
    QUEUE_THRESHOLD: wholeNumber.min(1).default(1_000),
    /** People called up from the line of an event in one second, likewise. */
    QUEUE_ADMIT_PER_SECOND: wholeNumber.min(1).default(100),
    /** A slot ends this long after the last sign of life of its user. */
    QUEUE_SLOT_SECONDS: seconds(300),
    /** So does a place in the line. */
    QUEUE_PLACE_SECONDS: seconds(60),
    /** New sockets a second from one address, at each replica: whoever waits opens one each second. */
    QUEUE_SOCKETS_PER_ADDRESS: wholeNumber.min(1).default(500),
    /** Packets a second from all sockets of one address, likewise. */
    QUEUE_PACKETS_PER_ADDRESS: wholeNumber.min(1).default(2_000),
    /** Whose X-Forwarded-For is believed: addresses and networks, parted by commas. */
    TRUSTED_PROXIES: text.default(OWN_NETWORKS),
  });
  const {
    QUEUE_THRESHOLD: threshold,
    QUEUE_ADMIT_PER_SECOND: admitPerSecond,
    QUEUE_SLOT_SECONDS: slotMs,
    QUEUE_PLACE_SECONDS: placeMs,
    QUEUE_SOCKETS_PER_ADDRESS: socketsPerSecond,
    QUEUE_PACKETS_PER_ADDRESS: packetsPerSecond,
    TRUSTED_PROXIES: proxies,
    ...config
  } = env;
  return {
    ...config,
    rules: { threshold, admitPerSecond, slotMs, placeMs },
    addressLimits: { socketsPerSecond, packetsPerSecond, addressOf: requestAddressBehind(proxies) },
  };
}
