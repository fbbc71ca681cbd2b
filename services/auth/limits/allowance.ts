import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { deadline } from '#shared/deadline.ts';
import { AppError } from '#shared/http/errors.ts';
import type { Redis } from './connect-redis.ts';

const REDIS_LIMIT_MS = 300;

export type AllowanceRules = { name: string; points: number; seconds: number };

/** So many attempts in so long a time, for each key by itself. */
export type Allowance = {
  /** Takes one; 429 `RATE_LIMITED`, with the seconds until there are new ones, when none is left. */
  take: (key: string) => Promise<void>;
  /** Gives one back. */
  giveBack: (key: string) => Promise<void>;
  /** Gives all of them back. */
  renew: (key: string) => Promise<void>;
};

/** Of one length, and neither an e-mail nor an address lies open in Redis. */
export const hashed = (text: string) => createHash('sha256').update(text).digest('base64url');

/** Counted in Redis over all replicas; while it is away, or slow, by each replica for itself. */
export function allowance(redis: Redis, { name, points, seconds }: AllowanceRules): Allowance {
  const rules = { points, duration: seconds, keyPrefix: `auth:limit:${name}` };
  const own = new RateLimiterMemory(rules);
  const shared = new RateLimiterRedis({
    ...rules,
    storeClient: redis,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
  });

  async function counted<T>(count: (limiter: typeof shared | typeof own) => Promise<T>): Promise<T> {
    try {
      return await deadline(count(shared), REDIS_LIMIT_MS);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) throw refusal;
      return count(own);
    }
  }

  return {
    async take(key) {
      try {
        await counted((limiter) => limiter.consume(hashed(key)));
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
        throw new AppError('RATE_LIMITED', { retryAfterSeconds });
      }
    },
    giveBack: async (key) => void (await counted((limiter) => limiter.reward(hashed(key)))),
    renew: async (key) => void (await counted((limiter) => limiter.delete(hashed(key)))),
  };
}
