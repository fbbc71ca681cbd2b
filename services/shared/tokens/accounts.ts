import type { OpenAPIHono } from '@hono/zod-openapi';
import { invoke } from '../dapr/invoke.ts';
import type { Sidecar } from '../dapr/sidecar.ts';
import type { EventType } from '../events/contracts.ts';
import { type Delivery, subscribe } from '../events/subscribe.ts';
import type { AppEnv } from '../http/app-env.ts';
import type { Logger } from '../telemetry/logger.ts';
import { AccountChanges, type FetchAccountChanges, keepAccountChanges } from './account-changes.ts';
import { fetchKeySet } from './fetch-key-set.ts';
import { createTokenVerifier, type VerifyToken } from './verify.ts';

/** What a service needs to know its callers by. */
export type Accounts = {
  verify: VerifyToken;
  /** Asks auth at once what has changed. */
  refresh: () => Promise<void>;
  close: () => void;
};

/** What a service's routes and subscriptions need of it. */
export type AccountsInUse = Pick<Accounts, 'verify' | 'refresh'>;

/**
 * Verifies tokens with auth's keys, and takes from them what auth has taken back: deleted users, roles
 * that are others now. Without a first list no token is good, as without keys.
 */
export function accountsOf(sidecar: Sidecar, log: Logger): Accounts {
  const changes = keepAccountChanges(fetchChangesBy(sidecar), log);
  const verify = createTokenVerifier(async () => {
    const [keySet] = await Promise.all([fetchKeySet(sidecar), changes.atHand()]);
    return keySet;
  }, changes);
  return { verify, refresh: changes.refresh, close: changes.close };
}

const fetchChangesBy =
  (sidecar: Sidecar): FetchAccountChanges =>
  (wanted) =>
    invoke(sidecar, {
      app: 'auth',
      path: `/internal/account-changes?${new URLSearchParams(wanted)}`,
      answer: AccountChanges,
    });

type AccountEvent = Extract<EventType, 'user.changed' | 'user.deleted'>;
type Effects = { [T in AccountEvent]?: (delivery: Delivery<T>) => Promise<void> };

/**
 * Hears at once that an account has changed or is gone; `effects` are what else the service does then.
 * An event reaches one replica: the others, and one that cannot ask now, hear of it at their next tick.
 */
export function subscribeToAccounts(
  app: OpenAPIHono<AppEnv>,
  log: Logger,
  { refresh }: Pick<Accounts, 'refresh'>,
  effects: Effects = {},
): void {
  subscribe(app, log, 'user.changed', async (delivery) => {
    await effects['user.changed']?.(delivery);
    await refreshed();
  });
  subscribe(app, log, 'user.deleted', async (delivery) => {
    await effects['user.deleted']?.(delivery);
    await refreshed();
  });

  const refreshed = () =>
    refresh().catch((error) => log.warn({ err: error }, 'changes of accounts wait for the next tick'));
}
