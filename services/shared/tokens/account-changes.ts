import { z } from 'zod';
import { Instant } from '../events/facts.ts';
import { AppError } from '../http/errors.ts';
import type { Logger } from '../telemetry/logger.ts';
import { Role, type SignedUser, type User } from './claims.ts';

/** What became of an account while tokens of it may still be about. Of two, the higher version is true. */
export const AccountChange = z.object({
  userId: z.uuid(),
  version: z.int().min(1),
  /** Tokens of a lower version are good no longer. */
  tokensFrom: z.int().min(0),
  /** The role it has now; null: it is deleted. */
  role: Role.nullable(),
});
export type AccountChange = z.infer<typeof AccountChange>;

/** What auth answers: all changes of as long as a token lives, or those since an earlier answer's `asOf`. */
export const AccountChanges = z.object({
  ok: z.literal(true),
  asOf: Instant,
  changes: z.array(AccountChange),
  /** There are more: ask for those `after` this. */
  next: z.string().optional(),
});
export type AccountChanges = z.infer<typeof AccountChanges>;

export type ChangesWanted = { since?: string } | { after: string };
export type FetchAccountChanges = (wanted: ChangesWanted) => Promise<AccountChanges>;

export type KnownChanges = { of: (userId: string) => AccountChange | undefined };

/** The user of a token as the account is now. A token made after the change says by itself what is so. */
export function asItIsNow({ user, version }: SignedUser, change: AccountChange | undefined): User {
  if (!change) return user;
  if (change.role === null) throw new AppError('USER_NOT_FOUND');
  if (version < change.tokensFrom) throw new AppError('INVALID_TOKEN');
  return version < change.version ? { ...user, role: change.role } : user;
}

const EVERY_MS = 15_000;
/** Then the whole list is read anew, without what no living token can be older than. */
const WHOLE_AGAIN_MS = 3_600_000;

/**
 * Keeps the changes of accounts at hand, so that a request costs a look-up and no call: auth is asked
 * every 15 s and whenever `refresh` is called. While it is away the last list stands.
 */
export function keepAccountChanges(fetchChanges: FetchAccountChanges, log: Logger) {
  const known = new Map<string, AccountChange>();
  let asOf: string | undefined;
  let wholeAt = 0;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let isAway = false;

  async function load(): Promise<void> {
    const whole = asOf === undefined || Date.now() - wholeAt >= WHOLE_AGAIN_MS;
    const { changes, asOf: readAt } = await fetchAll(whole || asOf === undefined ? {} : { since: asOf });
    if (whole) {
      known.clear();
      wholeAt = Date.now();
    }
    for (const change of changes) {
      if ((known.get(change.userId)?.version ?? 0) <= change.version) known.set(change.userId, change);
    }
    asOf = readAt;
  }

  async function fetchAll(wanted: ChangesWanted): Promise<AccountChanges> {
    const first = await fetchChanges(wanted);
    const changes = [...first.changes];
    for (let { next } = first; next !== undefined; ) {
      const more = await fetchChanges({ after: next });
      for (const change of more.changes) changes.push(change);
      next = more.next;
    }
    return { ...first, changes };
  }

  /** Resolves once a list is in hand that was asked for after this call. */
  function refresh(): Promise<void> {
    if (!running) {
      running = load().finally(() => {
        running = undefined;
      });
      return running;
    }
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return refresh();
      });
    return next;
  }

  async function tick(): Promise<void> {
    try {
      await refresh();
      isAway = false;
    } catch (error) {
      if (!isAway) log.warn({ err: error }, 'changes of accounts not heard, the last list stands');
      isAway = true;
    }
  }

  const timer = setInterval(() => void tick(), EVERY_MS);
  return {
    of: (userId: string) => known.get(userId),
    refresh,
    /** Resolves once there is a list at all. */
    atHand: async () => (asOf === undefined ? refresh() : undefined),
    close: () => clearInterval(timer),
  };
}
