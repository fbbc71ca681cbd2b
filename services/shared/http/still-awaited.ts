import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-env.ts';
import { AppError } from './errors.ts';

/**
 * Nothing is begun for a caller who has hung up: they were told meanwhile that it failed. A process that stood
 * still (stopped, swapped out, moved to another machine) finds such requests when it goes on.
 */
export const stillAwaited: MiddlewareHandler<AppEnv> = async (c, next) => {
  const socket = c.env?.incoming?.socket;
  if (socket && c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    // The end of a connection is read one turn after what was sent on it.
    await nextTurn();
    await nextTurn();
    if (socket.destroyed || socket.readableEnded) throw new AppError('UPSTREAM_UNAVAILABLE');
  }
  return next();
};
