import { type Kysely, sql } from 'kysely';
import type { Publication } from '../dapr/publish.ts';
import type { Logger } from '../telemetry/logger.ts';
import { counter } from '../telemetry/metrics.ts';

export type OutboxRelay = {
  /** Something was committed: publish it now instead of at the next tick. */
  nudge: () => void;
  /** Ends after the batch in hand. */
  close: () => Promise<void>;
};

const BATCH = 100;
const TICK_MS = 1_000;

const published = counter('tiketi_outbox_published_total', 'Events handed to the broker', ['type']);
const failed = counter('tiketi_outbox_failures_total', 'Tries to hand an event to the broker that failed', [
  'topic',
]);

type Row = Publication & { seq: number; aggregate_id: string };

/**
 * Publishes what the outbox holds: at once after a commit, and by a timer until the broker took it.
 * Events of one aggregate go in order, one after the other; a crash between publishing and
 * deleting makes an event come twice, which every consumer's inbox ignores.
 */
export function startOutboxRelay<Tables>(
  db: Kysely<Tables>,
  publish: (event: Publication) => Promise<void>,
  log: Logger,
): OutboxRelay {
  let running: Promise<void> | undefined;
  let again = false;
  let closed = false;

  async function run(): Promise<void> {
    do {
      again = false;
      const rows = await claim(db);
      const outcomes = await Promise.all(byAggregate(rows).map((chain) => publishChain(publish, chain)));
      await settle(db, outcomes);
      const [refusal] = outcomes.flatMap((outcome) => outcome.refusal ?? []);
      if (refusal) {
        // The broker is away: to go on at once would only heat the machine, the next tick tries again.
        log.warn({ err: refusal, events: outcomes.flatMap((outcome) => outcome.left).length }, 'events wait');
        return;
      }
      if (rows.length === BATCH) again = true;
    } while (again && !closed);
  }

  function nudge(): void {
    again = true;
    if (running || closed) return;
    running = run()
      .catch((error) => log.warn({ err: error }, 'outbox waits for its database'))
      .finally(() => {
        running = undefined;
      });
  }

  const timer = setInterval(nudge, TICK_MS);

  return {
    nudge,
    async close() {
      closed = true;
      clearInterval(timer);
      await running;
    },
  };
}

/**
 * Takes the oldest rows for a while. Claims go one at a time (advisory lock), and an aggregate
 * of which a relay has rows in hand is left alone, so that its order holds over any number of replicas.
 */
async function claim<Tables>(db: Kysely<Tables>): Promise<Row[]> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('outbox claim'))`.execute(tx);
    const { rows } = await sql<Row>`
      update outbox set claimed_until = now() + interval '10 seconds'
      where seq in (
        select o.seq from outbox o
        where (o.claimed_until is null or o.claimed_until < now())
          and not exists (
            select from outbox held where held.aggregate_id = o.aggregate_id and held.claimed_until >= now())
        order by o.seq limit ${BATCH})
      returning seq, id, aggregate_id, topic, type, data, traceparent`.execute(tx);
    return rows.sort((a, b) => a.seq - b.seq);
  });
}

function byAggregate(rows: Row[]): Row[][] {
  return [...Map.groupBy(rows, (row) => row.aggregate_id).values()];
}

/** By `seq`: which events the broker took, and which have to be given back because it refused one. */
type Outcome = { taken: number[]; left: number[]; refusal?: unknown };

/** The rest of a chain waits when one of it fails: order before speed. */
async function publishChain(publish: (event: Publication) => Promise<void>, chain: Row[]): Promise<Outcome> {
  const seqs = chain.map((row) => row.seq);
  for (const [index, event] of chain.entries()) {
    try {
      await publish(event);
      published({ type: event.type });
    } catch (refusal) {
      failed({ topic: event.topic });
      return { taken: seqs.slice(0, index), left: seqs.slice(index), refusal };
    }
  }
  return { taken: seqs, left: [] };
}

/** For a whole batch at once: a statement for each event would cost more than publishing it. */
async function settle<Tables>(db: Kysely<Tables>, outcomes: Outcome[]): Promise<void> {
  const taken = outcomes.flatMap((outcome) => outcome.taken);
  const left = outcomes.flatMap((outcome) => outcome.left);
  if (taken.length > 0) await sql`delete from outbox where seq = any(${taken})`.execute(db);
  if (left.length > 0) {
    await sql`update outbox set claimed_until = null where seq = any(${left})`.execute(db);
  }
}
