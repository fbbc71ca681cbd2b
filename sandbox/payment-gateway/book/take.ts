import { setTimeout as sleep } from 'node:timers/promises';
import { behaviourOf } from '../behaviours.ts';
import { type Charge, charged, type Order, opened, refused } from './charge.ts';
import type { Desk } from './desk.ts';
import { Refused } from './refused.ts';

/** Takes the money of one order, at most once, or refuses. A refused order may be tried again. */
export async function take({ charges, cardNetwork, tell }: Desk, order: Order): Promise<Charge> {
  const behaviour = behaviourOf(order.token);
  if (behaviour.answer === 'failed') {
    await cardNetwork();
    throw new Refused('fault');
  }
  const before = charges.ofOrder(order.orderId);
  if (before?.status === 'under way') throw new Refused('under way');
  if (before !== undefined && before.status !== 'refused') throw new Refused('charged already');

  const open = opened(order);
  charges.save(open);
  await (behaviour.answer === 'late' ? sleep(behaviour.seconds * 1000) : cardNetwork());

  if (behaviour.money === 'card refused' || behaviour.money === 'limit exceeded') {
    charges.save(refused(open, behaviour.money));
    throw new Refused(behaviour.money);
  }
  const charge = charged(open);
  charges.save(charge);
  await tell(charge);
  return charge;
}
