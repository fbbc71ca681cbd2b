import type { Kysely } from 'kysely';
import { PUBLISH_LIMIT_MS, type Publication } from '../dapr/publish.ts';
import type { Logger } from '../telemetry/logger.ts';
import { outsideContext } from '../telemetry/request-context.ts';
import { watchBacklog } from './backlog.ts';
import { type Chain, claimChains, LONGEST_CHAIN, MOST_CHAINS } from './claim-chains.ts';
import { type Outcome, publishChain } from './publish-chain.ts';
import { settle } from './settle.ts';

export type OutboxRelay = {
  /** Something was committed: publish it now instead of at the next tick. */
  nudge: () => void;
  /** Ends after the events in hand. */
  close: () => Promise<void>;
};

/** All in milliseconds. */
export type Pace = {
  /** How often the outbox is looked at without a nudge. */
  tick: number;
  /** How long a relay has what it claimed. */
  lease: number;
  /** The longest that handing over one event takes. */
  publish: number;
  /** How long a refused event is left alone at first. */
  pause: number;
};

const PACE: Pace = { tick: 1_000, lease: 10_000, publish: PUBLISH_LIMIT_MS, pause: 1_000 };
/** A round that waits for one slow event leaves room for others. */
const MOST_ROUNDS = 4;

/**
 * Publishes what the outbox holds: at once after a commit, and by a timer until the broker took it.
 * Events of one aggregate go in order, one after the other, with any number of relays. An event comes twice
 * when a relay dies, or its lease ends, between publishing and deleting; every consumer's inbox ignores that.
 */
export function startOutboxRelay<Tables>(
  db: Kysely<Tables>,
  publish: (event: Publication) => Promise<void>,
  log: Logger,
  pace: Pace = PACE,
): OutboxRelay {
  const rounds = new Set<Promise<void>>();
  let again = false;
  let closed = false;

  async function publishAll(): Promise<void> {
    do {
      again = false;
      const startBy = performance.now() + pace.lease - pace.publish;
      const chains = await claimChains(db, pace.lease);
      const mayStart = () => !closed && performance.now() < startBy;
      const outcomes = await Promise.all(chains.map((chain) => publishChain(publish, chain, mayStart)));
      await settle(db, outcomes, pace.pause);
      warnOfRefusal(log, outcomes);
      // To go on at once would only heat the machine: the next tick tries again.
      if (isBrokerAway(outcomes)) return;
      if (isThereMore(chains)) again = true;
    } while (again && !closed);
  }

  function begin(): void {
    // Whose request has nudged it says nothing of whose events it publishes.
    const round = outsideContext(publishAll)
      .catch((error) => log.warn({ err: error }, 'outbox waits for its database'))
      .finally(() => rounds.delete(round));
    rounds.add(round);
  }

  function nudge(): void {
    again = true;
    if (rounds.size === 0 && !closed) begin();
  }

  const timer = setInterval(() => {
    if (rounds.size < MOST_ROUNDS) begin();
  }, pace.tick);
  const backlog = watchBacklog(db, log);

  return {
    nudge,
    async close() {
      closed = true;
      clearInterval(timer);
      backlog.close();
      await Promise.all(rounds);
    },
  };
}

const isThereMore = (chains: Chain[]): boolean =>
  chains.length === MOST_CHAINS || chains.some((chain) => chain.length === LONGEST_CHAIN);

/** One that is refused while others are taken is the event's fault, or of its size. */
const isBrokerAway = (outcomes: Outcome[]): boolean =>
  outcomes.some((outcome) => outcome.refused) && outcomes.every((outcome) => outcome.taken.length === 0);

/** The first stands for all: with the broker away it is the same with each. */
function warnOfRefusal(log: Logger, outcomes: Outcome[]): void {
  const refusals = outcomes.flatMap((outcome) => outcome.refused ?? []);
  const [first] = refusals;
  if (!first) return;
  const { id: eventId, type, tries } = first.event;
  log.warn({ err: first.reason, aggregates: refusals.length, eventId, type, tries }, 'events wait');
}
