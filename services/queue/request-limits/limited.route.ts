import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '#shared/http/app-env.ts';
import { currentUser } from '#shared/http/authentication.ts';
import type { ClientAddress } from '#shared/http/client-address.ts';
import { createLimit, type LimitedAct, type LimitRules } from './limit.ts';

export type RoomLimits = Record<LimitedAct, LimitRules>;
export type Limited = Record<LimitedAct, MiddlewareHandler<AppEnv>>;

/**
 * What stands before the routes of buyers, behind `authenticated`: 429 `RATE_LIMITED` for who enters, leaves
 * or polls too often.
 */
export function limited(rules: RoomLimits, clientAddress: ClientAddress): Limited {
  const before = (act: LimitedAct): MiddlewareHandler<AppEnv> => {
    const limit = createLimit(act, rules[act]);
    return async (c, next) => {
      limit({ userId: currentUser(c).userId, address: clientAddress(c) });
      return next();
    };
  };
  return { enter: before('enter'), poll: before('poll') };
}
