import { behaviourOf } from '../behaviours.ts';
import type { Charge } from '../book/charge.ts';

/** Tells the shop that a charge has changed. Resolves when what has to be told before the answer has been. */
export type Tell = (charge: Charge) => Promise<void>;

export type Send = (charge: Charge, how?: 'forged') => Promise<void>;

/** When, how often and in which order the shop is told: the token of the charge says it. */
export function createTell(send: Send): Tell {
  const withheld = new Map<string, Charge>();
  const tellOnce = (charge: Charge, how?: 'forged') =>
    send(charge, how).catch((error) => console.error(`webhook for ${charge.orderId} not heard:`, error));

  return async (charge) => {
    const { webhook } = behaviourOf(charge.token);
    switch (webhook) {
      case 'once':
        void tellOnce(charge);
        return;
      case 'before the answer':
        return tellOnce(charge);
      case 'ten times':
        void tellTenTimes(() => tellOnce(charge));
        return;
      case 'after the refund':
        void tellInDisorder(charge);
        return;
      case 'forged':
        void tellOnce(charge, 'forged');
        return;
      default:
        return webhook satisfies never;
    }
  };

  async function tellInDisorder(charge: Charge): Promise<void> {
    if (charge.returns.length === 0) {
      withheld.set(charge.orderId, charge);
      return;
    }
    await tellOnce(charge);
    const paid = withheld.get(charge.orderId);
    withheld.delete(charge.orderId);
    if (paid) await tellOnce(paid);
  }
}

/** Five at once, then five one after the other. */
async function tellTenTimes(tell: () => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: 5 }, tell));
  for (let time = 0; time < 5; time += 1) await tell();
}
