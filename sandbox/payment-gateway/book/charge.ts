import { randomBytes, randomUUID } from 'node:crypto';
import { Refused } from './refused.ts';

export type Protocol = 'toss' | 'portone';
export type CardRefusal = 'card refused' | 'limit exceeded';

/** One order as the gateway's book has it, whichever protocol asked for it. Amounts are KRW, times ISO and UTC. */
export interface Charge {
  gateway: Protocol;
  orderId: string;
  orderName: string;
  /** The gateway's own name for it. */
  key: string;
  /** What the buyer's browser would have brought; it chooses what happens. */
  token: string;
  amount: number;
  status: 'under way' | 'charged' | 'refused';
  refusal: CardRefusal | null;
  requestedAt: string;
  changedAt: string;
  chargedAt: string | null;
  returns: Return[];
  /** How often a refund was asked for, also in vain. */
  refundsAsked: number;
}

export interface Return {
  id: string;
  amount: number;
  reason: string;
  at: string;
  /** What was left of the charge after it. */
  left: number;
}

export type Order = Pick<Charge, 'gateway' | 'orderId' | 'orderName' | 'token' | 'amount'>;

/**
 * A charge on its way to the card company.
 *
 * Outside, the token is born in the browser and used once. Here it only names a behaviour and may come any
 * number of times, so every charge gets a key of its own.
 */
export function opened(order: Order): Charge {
  const at = now();
  return {
    ...order,
    key: `sandbox_${randomBytes(15).toString('base64url')}`,
    status: 'under way',
    refusal: null,
    requestedAt: at,
    changedAt: at,
    chargedAt: null,
    returns: [],
    refundsAsked: 0,
  };
}

/** The card company said yes. */
export function charged(charge: Charge): Charge {
  const at = now();
  return { ...charge, status: 'charged', chargedAt: at, changedAt: at };
}

/** The card company said no. */
export const refused = (charge: Charge, refusal: CardRefusal): Charge => ({
  ...charge,
  status: 'refused',
  refusal,
  changedAt: now(),
});

/** What has not gone back. */
export const leftOf = ({ amount, returns }: Charge): number =>
  returns.reduce((left, one) => left - one.amount, amount);

/** Gives back all that is left, or a part of it. */
export function returned(charge: Charge, reason: string, amount = leftOf(charge)): Charge {
  if (charge.status !== 'charged') throw new Refused('not charged');
  const before = leftOf(charge);
  if (before === 0) throw new Refused('all back already');
  if (amount > before) throw new Refused('more than is left');
  const at = now();
  const one: Return = { id: randomUUID(), amount, reason, at, left: before - amount };
  return { ...charge, changedAt: at, returns: [...charge.returns, one] };
}

const now = () => new Date().toISOString();
