import { type QueryExecutorProvider, sql } from 'kysely';
import { contracts, type EventData, type EventType } from '../events/contracts.ts';
import { uuidv7 } from '../ids.ts';
import { continueTrace, currentContext } from '../telemetry/request-context.ts';

/**
 * Records that something has happened, in the transaction that makes it so.
 * The relay publishes it after the commit; data that breaks its contract fails the transaction.
 */
export async function appendEvent<T extends EventType>(
  tx: QueryExecutorProvider,
  type: T,
  aggregateId: string,
  data: EventData<T>,
): Promise<void> {
  const { topic, data: schema } = contracts[type];
  const body = JSON.stringify(schema.parse(data));
  const traceparent = currentContext()?.traceparent ?? continueTrace(undefined);
  await sql`
    insert into outbox (id, aggregate_id, topic, type, data, traceparent)
    values (${uuidv7()}, ${aggregateId}, ${topic}, ${type}, ${body}, ${traceparent})`.execute(tx);
}
