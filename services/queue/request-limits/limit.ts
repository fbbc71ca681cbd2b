import { AppError } from '#shared/http/errors.ts';
import { counter } from '#shared/telemetry/metrics.ts';
import { createAllowance } from './allowance.ts';
import { networkOf } from './network.ts';

/** How many are answered at once and in every window after, counted by each replica for itself. */
export type LimitRules = {
  windowMs: number;
  perAccount: number;
  /** An IPv4 address, or an IPv6 /64. */
  perAddress: number;
  /** An IPv4 /24, or an IPv6 /48. */
  perNetwork: number;
};

export type Caller = { userId: string; address: string };

/** Counts a request; throws 429 `RATE_LIMITED`, with the seconds until there is another, when it is one too many. */
export type Limit = (caller: Caller) => void;

/** What is limited: coming and going, and asking where one stands. */
export type LimitedAct = 'enter' | 'poll';

const PER = ['account', 'address', 'network'] as const;
type Per = (typeof PER)[number];

const refused = counter('tiketi_queue_limited_total', 'Requests refused as too many', ['act', 'per']);

/**
 * An account is counted first and, when it asks too much, alone: nobody shuts out the campus or the carrier
 * behind whose address they sit.
 */
export function createLimit(act: LimitedAct, rules: LimitRules, now?: () => number): Limit {
  const { windowMs } = rules;
  const accounts = createAllowance({ points: rules.perAccount, windowMs }, now);
  const addresses = createAllowance({ points: rules.perAddress, windowMs }, now);
  const networks = createAllowance({ points: rules.perNetwork, windowMs }, now);
  for (const per of PER) refused({ act, per }, 0);

  return ({ userId, address }) => {
    refuseAfter(accounts.take(userId), 'account');
    // Joined to something it is a text of its own, and does not keep the whole header it was cut from.
    refuseAfter(addresses.take(`at ${address}`), 'address');
    const network = networkOf(address);
    if (network !== undefined) refuseAfter(networks.take(network), 'network');
  };

  function refuseAfter(waitMs: number, per: Per): void {
    if (waitMs === 0) return;
    refused({ act, per });
    throw new AppError('RATE_LIMITED', { retryAfterSeconds: Math.ceil(waitMs / 1_000) });
  }
}
