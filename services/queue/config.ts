import { z } from 'zod';
import { readEnv, secret, text, wholeNumber } from '#shared/config/env.ts';
import { redisEnv, serviceEnv } from '#shared/config/service.ts';
import { OWN_NETWORKS } from '#shared/http/client-address.ts';

const seconds = (fallback: number) =>
  z.coerce
    .number()
    .positive()
    .default(fallback)
    .transform((value) => Math.round(value * 1_000));

const requests = (fallback: number) => wholeNumber.min(1).default(fallback);

/** Queue's environment, read once at the start. Durations are seconds outside, milliseconds inside. */
export function readConfig() {
  const env = readEnv({
    ...serviceEnv,
    ...redisEnv,
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
    /** Entering and leaving: so many at once and in every window, at each replica; see request-limits/limit.ts. */
    QUEUE_ENTRIES_WINDOW_SECONDS: seconds(60),
    QUEUE_ENTRIES_PER_ACCOUNT: requests(120),
    QUEUE_ENTRIES_PER_ADDRESS: requests(20_000),
    QUEUE_ENTRIES_PER_NETWORK: requests(40_000),
    /** Asking where one stands, likewise. The front end does so up to 2.2 times a second in every tab. */
    QUEUE_POLLS_WINDOW_SECONDS: seconds(10),
    QUEUE_POLLS_PER_ACCOUNT: requests(200),
    QUEUE_POLLS_PER_ADDRESS: requests(50_000),
    QUEUE_POLLS_PER_NETWORK: requests(80_000),
    /** Zero bits to be found where a room asks for proof of work: one more is twice the work, 16 some 65,000 hashes. */
    QUEUE_CHALLENGE_BITS: wholeNumber.min(1).max(32).default(16),
    /** How long its answer is taken. */
    QUEUE_CHALLENGE_SECONDS: seconds(120),
    /** New sockets a second from one address, at each replica: whoever waits opens one each second. */
    QUEUE_SOCKETS_PER_ADDRESS: wholeNumber.min(1).default(2_000),
    /** Packets a second from all sockets of one address, likewise. */
    QUEUE_PACKETS_PER_ADDRESS: wholeNumber.min(1).default(8_000),
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
    ...config
  } = env;
  return {
    ...config,
    rules: { threshold, admitPerSecond, slotMs, placeMs },
    limits: {
      enter: {
        windowMs: env.QUEUE_ENTRIES_WINDOW_SECONDS,
        perAccount: env.QUEUE_ENTRIES_PER_ACCOUNT,
        perAddress: env.QUEUE_ENTRIES_PER_ADDRESS,
        perNetwork: env.QUEUE_ENTRIES_PER_NETWORK,
      },
      poll: {
        windowMs: env.QUEUE_POLLS_WINDOW_SECONDS,
        perAccount: env.QUEUE_POLLS_PER_ACCOUNT,
        perAddress: env.QUEUE_POLLS_PER_ADDRESS,
        perNetwork: env.QUEUE_POLLS_PER_NETWORK,
      },
    },
    proofOfWork: { difficulty: env.QUEUE_CHALLENGE_BITS, lifeMs: env.QUEUE_CHALLENGE_SECONDS },
    addressLimits: { socketsPerSecond, packetsPerSecond },
  };
}
