import { expect } from 'vitest';
import type { Buyer } from '../../../story/client/buyer.ts';
import { until } from '../../../story/client/until.ts';
import { expectBooksToAgreeWithin } from '../../system/books.ts';
import { eventsFlow } from '../../system/events-flow.ts';
import { eventWithTickets } from '../../system/new-event.ts';
import { crowdOf } from '../../system/people.ts';
import { brokenPromises } from './promises.ts';
import { Conversation } from './told.ts';
import { type Shop, visit } from './visit.ts';

const BUYERS = 4;
const PRICE = 10_000;
/** After the worst of faults breakers are open for seconds, and redelivery takes some more. */
const GOES_ON_WITHIN_MS = 60_000;
/**
 * What a sidecar had in hand when it died comes again only after minutes (`processingTimeout` of pubsub). Money does not
 * wait for that: a refund nobody has heard of is asked for again a minute and a half later at most, a payment is told
 * again sooner. Whatever takes longer than this is stuck.
 */
const SETTLED_WITHIN_MS = 100_000;

export type Load = {
  talk: Conversation;
  /** Resolves when so many more buyers were told that they have paid. */
  goesOn: (payments?: number) => Promise<void>;
};

let crowd: Promise<Buyer[]> | undefined;

/**
 * Buyers come one after the other, a few at a time, while something goes wrong; and still when it is over.
 * Then whatever they were told has to be so, and all books have to agree.
 */
export async function underLoad<T>(act: (load: Load) => Promise<T>): Promise<T> {
  await eventsFlow();
  crowd ??= crowdOf(BUYERS);
  const [buyers, event] = await Promise.all([crowd, eventWithTickets(2_000, PRICE)]);
  const shop: Shop = { eventId: event.id, ticketTypeId: event.ticketTypeId, price: PRICE };
  const talk = new Conversation();
  let isOpen = true;
  let number = 0;
  const streams = buyers.map(async (buyer) => {
    while (isOpen) {
      const before = talk.told.length;
      await visit(shop, buyer, number++, talk);
      // Nobody was let in as far as paying: buyers read the notice before they try again.
      if (talk.told.length === before) await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
  const load: Load = {
    talk,
    async goesOn(payments = 8) {
      const before = talk.count('pay', 'done');
      await until(
        `${payments} more payments are done`,
        async () => ({ done: talk.count('pay', 'done') - before, ...tally(talk) }),
        ({ done }) => done >= payments,
        GOES_ON_WITHIN_MS,
      );
    },
  };
  let result: T;
  try {
    await load.goesOn();
    result = await act(load);
    await load.goesOn();
  } finally {
    isOpen = false;
    await Promise.all(streams);
  }
  await expectBooksToAgreeWithin(SETTLED_WITHIN_MS);
  expect(await brokenPromises(talk.told)).toEqual([]);
  expect(talk.faults).toEqual([]);
  return result;
}

/** How often each answer was given. */
function tally({ told }: Conversation): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { act, answer, code } of told) {
    const name = `${act} ${code || answer}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** The longest that anybody waited for an answer, in ms. */
export const slowest = ({ told }: Conversation): number => Math.max(...told.map(({ ms }) => ms));
