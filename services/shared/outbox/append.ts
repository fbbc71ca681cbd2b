import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import { contracts, type EventData, type EventType } from '../events/contracts.ts';
import { uuidv7 } from '../ids.ts';
import { traceInHand } from '../telemetry/span.ts';

/**
 * Records that something has happened, in the transaction that makes it so.
 * The relay publishes it after the commit; data that breaks its contract fails the transaction.
 * The caller has the aggregate's row, written or locked: two transactions that tell of one aggregate side by
 * side could commit in the other order than their events have. Where that does not matter, it says so.
 */
export const appendEvent = <T extends EventType>(
  tx: QueryExecutorProvider,
  type: T,
  aggregateId: string,
  data: EventData<T>,
  alongside?: Alongside,
): Promise<void> => appendEventOf(tx, type, aggregateId, sql`${JSON.stringify(data)}::jsonb`, alongside);

/** A change that is made in the statement which records the event: neither without the other, in one round trip. */
export type Alongside = RawBuilder<unknown> | undefined;

const withIt = (alongside: Alongside) => (alongside ? sql`with alongside as (${alongside})` : sql``);

/** The same with data that a subquery reads: what is to be told is in this database, and need not travel. */
export async function appendEventOf(
  tx: QueryExecutorProvider,
  type: EventType,
  aggregateId: string,
  data: RawBuilder<unknown>,
  alongside?: Alongside,
): Promise<void> {
  const { topic, data: schema } = contracts[type];
  const traceparent = traceInHand(type);
  const { rows } = await sql<{ data: unknown }>`
    ${withIt(alongside)}
    insert into outbox (id, aggregate_id, topic, type, data, traceparent)
    values (${uuidv7()}, ${aggregateId}, ${topic}, ${type}, (${data}), ${traceparent})
    returning data`.execute(tx);
  schema.parse(rows[0]?.data);
}

/** One event for each row of a query that gives `aggregate_id` and `data`, in its order. */
export async function appendEventsOf(
  tx: QueryExecutorProvider,
  type: EventType,
  rowsOf: RawBuilder<unknown>,
  alongside?: Alongside,
): Promise<void> {
  const { topic, data: schema } = contracts[type];
  const traceparent = traceInHand(type);
  const { rows } = await sql<{ data: unknown }>`
    ${withIt(alongside)}
    insert into outbox (id, aggregate_id, topic, type, data, traceparent)
    select gen_random_uuid(), told.aggregate_id, ${topic}, ${type}, told.data, ${traceparent} from (${rowsOf}) told
    returning data`.execute(tx);
  for (const row of rows) schema.parse(row.data);
}
