import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { invoke } from '#shared/dapr/invoke.ts';
import type { Sidecar } from '#shared/dapr/sidecar.ts';
import { DEFAULT_LOCALE, type Locale } from '../templates/locale.ts';
import { ALL_WANTED, Wanted } from './wanted.ts';

export type Account = {
  userId: string;
  email: string;
  name: string;
  phone: string | null;
  locale: Locale;
  notifications: Wanted;
};

/**
 * The account of a user, undefined when there is none; throws 503 while auth cannot be asked. `now`: as it is in
 * this moment, nothing remembered.
 */
export type FindAccount = (userId: string, asOf?: 'now') => Promise<Account | undefined>;

/** How late a new address or language is. */
const FRESH_MS = 60_000;
const REMEMBERED = 10_000;
/** A mail waits no longer for a language. */
const LIMIT_MS = 1_500;
/** What is asked within so many milliseconds is asked in one call: a cancelled event makes many mails at once. */
const TOGETHER_MS = 5;
const MOST_TOGETHER = 100;

const Accounts = z.object({
  ok: z.literal(true),
  accounts: z.array(
    z.object({
      userId: z.uuid(),
      email: z.string(),
      name: z.string(),
      phone: z.string().nullish(),
      locale: z.string().nullish(),
      notifications: Wanted.nullish(),
    }),
  ),
});

/** Asks auth for accounts, and remembers those that there are for a minute. */
export function findAccountBy(sidecar: Sidecar): FindAccount {
  const ask = (userIds: string[]) =>
    invoke(sidecar, {
      app: 'auth',
      path: '/internal/accounts',
      body: { userIds },
      answer: Accounts,
      timeoutMs: LIMIT_MS,
    });
  return rememberingAccounts(async (userIds) => (await ask(userIds)).accounts.map(accountOf));
}

/** The same by any way of asking. */
export function rememberingAccounts(ask: (userIds: string[]) => Promise<Account[]>): FindAccount {
  const known = new LRUCache<string, Account>({ max: REMEMBERED, ttl: FRESH_MS });
  let next: { userIds: Set<string>; answer: Promise<Map<string, Account>> } | undefined;

  function askTogether(userId: string): Promise<Map<string, Account>> {
    if (next && next.userIds.size < MOST_TOGETHER) {
      next.userIds.add(userId);
      return next.answer;
    }
    const userIds = new Set([userId]);
    const answer = soon(() => {
      if (next?.userIds === userIds) next = undefined;
      return ask([...userIds]);
    }).then((accounts) => new Map(accounts.map((account) => [account.userId, account])));
    next = { userIds, answer };
    return answer;
  }

  return async (userId, asOf) => {
    const remembered = asOf === 'now' ? undefined : known.get(userId);
    if (remembered) return remembered;
    const account = (await askTogether(userId)).get(userId);
    if (account) known.set(userId, account);
    return account;
  };
}

const soon = <T>(work: () => Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    setTimeout(() => work().then(resolve, reject), TOGETHER_MS);
  });

const accountOf = ({
  locale,
  phone,
  notifications,
  ...account
}: z.infer<typeof Accounts>['accounts'][number]): Account => ({
  ...account,
  notifications: notifications ?? ALL_WANTED,
  phone: phone ?? null,
  locale: /^en\b/i.test(locale ?? '') ? 'en' : DEFAULT_LOCALE,
});
