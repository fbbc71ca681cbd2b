import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-env.ts';
import { AppError } from './errors.ts';

const digest = (value: string) => createHash('sha256').update(value).digest();

/**
 * Lets only the own sidecar pass: it sends the token that both were started with.
 * Without this anyone who reaches the port could post a "paid" event.
 * https://docs.dapr.io/operations/security/app-api-token/
 */
export function sidecarOnly(appApiToken: string): MiddlewareHandler<AppEnv> {
  const expected = digest(appApiToken);
  return async (c, next) => {
    if (!timingSafeEqual(digest(c.req.header('dapr-api-token') ?? ''), expected))
      throw new AppError('FORBIDDEN');
    return next();
  };
}
