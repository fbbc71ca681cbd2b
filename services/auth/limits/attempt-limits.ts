import { deadline } from '#shared/deadline.ts';
import { AppError } from '#shared/http/errors.ts';
import { countAttempt } from '../accounts/attempts.ts';
import { allowance, hashed } from './allowance.ts';
import type { Redis } from './connect-redis.ts';
import type { CountedAttempt } from './counted-attempt.ts';

/** How many are looked at within the window. */
export type LimitRules = {
  windowSeconds: number;
  /** Wrong passwords for one account from one address. */
  perAccount: number;
  /** Wrong passwords from one address, whatever the account. */
  perAddress: number;
  /** Registrations that are refused; of all together ten times as many. */
  registrationsPerAddress: number;
  /** Returns from Google of which nothing came. */
  googlePerAddress: number;
};

export type AttemptLimits = {
  /** Before a password is looked at. */
  login: (who: { email: string; address: string }) => Promise<CountedAttempt>;
  /** Before Google is asked. */
  google: (address: string) => Promise<CountedAttempt>;
  register: (address: string) => Promise<CountedAttempt>;
};

/** From all addresses together an account may be tried this many times as often as from one. */
const ADDRESSES_PER_ACCOUNT = 10;
/** From one address so many times as many may register as be refused: enough for a campus, not for a farm of accounts. */
const PEOPLE_PER_REFUSAL = 10;
const KNOWN_SECONDS = 30 * 24 * 3_600;
const REDIS_LIMIT_MS = 300;

/**
 * Slows down who guesses passwords. Counted are attempts before their outcome is known, so that a thousand
 * at once are no way around; whether there is such an account makes no difference to any count. A flood
 * from many addresses against one account closes it to strange addresses alone: those from which its owner
 * has logged in before are only counted by themselves.
 */
export function createAttemptLimits(redis: Redis, rules: LimitRules): AttemptLimits {
  const seconds = rules.windowSeconds;
  const of = (name: string, points: number) => allowance(redis, { name, points, seconds });
  const pairs = of('account-address', rules.perAccount);
  const accounts = of('account', rules.perAccount * ADDRESSES_PER_ACCOUNT);
  const addresses = of('address', rules.perAddress);
  const registrations = of('register', rules.registrationsPerAddress);
  const people = of('people', rules.registrationsPerAddress * PEOPLE_PER_REFUSAL);
  const returns = of('google', rules.googlePerAddress);

  const isKnown = (pair: string) =>
    deadline(redis.exists(knownKey(pair)), REDIS_LIMIT_MS).then(
      (count) => count === 1,
      () => false,
    );
  const remember = (pair: string) =>
    deadline(redis.set(knownKey(pair), '', { EX: KNOWN_SECONDS }), REDIS_LIMIT_MS).catch(() => undefined);

  return {
    login: ({ email, address }) =>
      counting('login', async () => {
        const pair = `${email} ${address}`;
        await pairs.take(pair);
        const isStrange = !(await isKnown(pair));
        if (isStrange) await accounts.take(email);
        await addresses.take(address);
        return {
          async succeeded() {
            await Promise.all([
              pairs.renew(pair),
              addresses.giveBack(address),
              remember(pair),
              isStrange && accounts.giveBack(email),
            ]);
          },
          async takenBack() {
            await Promise.all([
              pairs.giveBack(pair),
              addresses.giveBack(address),
              isStrange && accounts.giveBack(email),
            ]);
          },
        };
      }),
    register: (address) =>
      counting('register', async () => {
        await registrations.take(address);
        await people.take(address);
        return {
          succeeded: () => registrations.giveBack(address),
          async takenBack() {
            await Promise.all([registrations.giveBack(address), people.giveBack(address)]);
          },
        };
      }),
    google: (address) =>
      counting('google', async () => {
        await returns.take(address);
        const giveBack = () => returns.giveBack(address);
        return { succeeded: giveBack, takenBack: giveBack };
      }),
  };
}

const knownKey = (pair: string) => `auth:known:${hashed(pair)}`;

async function counting<T>(type: 'login' | 'register' | 'google', attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof AppError) countAttempt(type, 'limited');
    throw error;
  }
}
