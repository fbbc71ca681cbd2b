import { timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
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

/** The service that invokes a route, as its sidecar names it; undefined for deliveries and jobs of the own one. */
const callerOf = (c: Context) => c.req.header('dapr-caller-app-id');

/** Behind `sidecarOnly`: refuses what another service invokes, for events come from the broker and jobs from the clock. */
export const notInvoked: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (callerOf(c) !== undefined) throw new AppError('FORBIDDEN');
  return next();
};

/** Behind `sidecarOnly`: lets only these services invoke a route. */
export const invokedBy =
  (...services: string[]): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    if (!services.includes(callerOf(c) ?? '')) throw new AppError('FORBIDDEN');
    return next();
  };
