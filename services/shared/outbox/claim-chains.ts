import { type Kysely, sql } from 'kysely';
import type { Publication } from '../dapr/publish.ts';

export type WaitingEvent = Publication & { seq: number; aggregate_id: string; tries: number };

/** The next events of one aggregate, oldest first. */
export type Chain = WaitingEvent[];

/** Together few enough to be published within a lease. */
export const MOST_CHAINS = 100;
export const LONGEST_CHAIN = 20;

/**
 * Takes the aggregates that have waited longest, each by a lease on its oldest event: whoever has that has
 * the aggregate. What another relay is just claiming is skipped, so no relay ever waits for another one,
 * and a later event is never taken while an older one of its aggregate is still there.
 */
export async function claimChains<Tables>(db: Kysely<Tables>, leaseMs: number): Promise<Chain[]> {
  const { rows } = await sql<WaitingEvent>`
    with heads as materialized (
      select o.seq from outbox o
      where (o.claimed_until is null or o.claimed_until < now())
        and not exists (
          select from outbox older where older.aggregate_id = o.aggregate_id and older.seq < o.seq)
      order by o.seq limit ${MOST_CHAINS}
      for update skip locked),
    claimed as (
      update outbox o set claimed_until = now() + make_interval(secs => ${leaseMs / 1_000})
      from heads where o.seq = heads.seq
      returning o.aggregate_id)
    select chain.* from claimed cross join lateral (
      select seq, id, aggregate_id, topic, type, data, traceparent, tries from outbox
      where aggregate_id = claimed.aggregate_id
      order by seq limit ${LONGEST_CHAIN}) chain
    order by chain.seq`.execute(db);
  return [...Map.groupBy(rows, (row) => row.aggregate_id).values()];
}
