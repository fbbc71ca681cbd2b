import { sql } from 'kysely';

/** The database's clock at the transaction's start; no process writes times of its own. */
export const databaseNow = sql<Date>`now()`;
