import type { Context, MiddlewareHandler } from 'hono';
import type { User } from '../tokens/claims.ts';
import type { VerifyToken } from '../tokens/verify.ts';
import type { AppEnv } from './app-env.ts';
import { AppError } from './errors.ts';

/**
 * Requires a valid bearer token; public routes go without and never look at it. The answer is for one person: no
 * cache keeps it, unless a route says otherwise.
 */
export function authenticated(verify: VerifyToken): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    c.header('cache-control', 'private, no-store');
    const token = c.req.header('authorization')?.match(/^Bearer\s+(\S+)$/i)?.[1];
    if (!token) throw new AppError('UNAUTHENTICATED');
    c.set('user', await verify(token));
    return next();
  };
}

/** Requires `authenticated` before it. */
export const adminOnly: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (currentUser(c).role !== 'admin') throw new AppError('FORBIDDEN');
  return next();
};

/** Likewise, for what is done at the door. */
export const staffOnly: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { role } = currentUser(c);
  if (role !== 'staff' && role !== 'admin') throw new AppError('FORBIDDEN');
  return next();
};

/** The caller of a route behind `authenticated`. */
export function currentUser(c: Context<AppEnv>): User {
  const user = c.get('user');
  if (!user) throw new AppError('UNAUTHENTICATED');
  return user;
}
