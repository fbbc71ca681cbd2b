import { behaviourOf } from '../behaviours.ts';
import { type Charge, leftOf, returned } from './charge.ts';
import type { Desk } from './desk.ts';
import { Refused } from './refused.ts';

export interface Refund {
  /** All that is left, when left out. */
  amount: number | undefined;
  reason: string;
  /** What the caller believes to be left; when it is not, nothing is given back. */
  leftBefore: number | undefined;
}

/** Gives a charge back, whole or in part; some tokens refuse the first refunds. */
export async function giveBack(
  { charges, cardNetwork, tell }: Desk,
  find: () => Charge | undefined,
  { amount, reason, leftBefore }: Refund,
): Promise<Charge> {
  await cardNetwork();
  // Read after the wait: of two refunds at once the second must see what the first left.
  const charge = find();
  if (charge === undefined) throw new Refused('unknown payment');
  const { refunds } = behaviourOf(charge.token);
  if (refunds?.how === 'refused' && charge.refundsAsked <= refunds.times) throw new Refused('refund refused');
  if (leftBefore !== undefined && leftOf(charge) > 0 && leftBefore !== leftOf(charge)) {
    throw new Refused('other than is left');
  }
  const result = returned(charge, reason, amount);
  charges.save(result);
  await tell(result);
  return result;
}

/** Whether the answer to this refund gets lost on the way, though it is carried out. */
export function isRefundUnheard({ token, refundsAsked }: Charge): boolean {
  const { refunds } = behaviourOf(token);
  return refunds?.how === 'unheard' && refundsAsked <= refunds.times;
}
