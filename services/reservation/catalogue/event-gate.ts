import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';

const gateOf = (eventId: string) => sql`hashtextextended(${eventId}::text, 1)`;

/**
 * SQL that takes a hold's transaction through the gate of its event. From the next statement on the hold
 * sees whether the event was called off before, and until its end the event is not called off.
 * Any number of holds pass side by side.
 */
export const throughGate = (eventId: string): RawBuilder<unknown> =>
  sql`pg_advisory_xact_lock_shared(${gateOf(eventId)})`;

/** Waits for the holds that are under way and keeps new ones waiting until this transaction ends. */
export async function shutGate(tx: QueryExecutorProvider, eventId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${gateOf(eventId)})`.execute(tx);
}
