import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-env.ts';
import { AppError } from './errors.ts';

/**
 * Lets only the own sidecar pass: it sends the token that both were started with.
 * Without this anyone who reaches the port could post a "paid" event.
 * https://docs.dapr.io/operations/security/app-api-token/
 */
export function sidecarOnly(appApiToken: string): MiddlewareHandler<AppEnv> {
  const expected = Buffer.from(appApiToken);
  return async (c, next) => {
    const given = Buffer.from(c.req.header('dapr-api-token') ?? '');
    // Only the length can be found out by measuring time.
    if (given.length !== expected.length || !timingSafeEqual(given, expected))
      throw new AppError('FORBIDDEN');
    return next();
  };
}
