import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { DatabaseEnv } from '../config/service.ts';
import type { Logger } from '../telemetry/logger.ts';
import { preparing } from './prepared.ts';
import { countConnections, timeQuery } from './query-metrics.ts';
import { noteQuery } from './query-span.ts';

/** bigint (counts, sums) comes as a string by default; ours all fit a JavaScript number. */
const INT8_OID = 20;
pg.types.setTypeParser(INT8_OID, Number);

const CONNECT_LIMIT_MS = 3_000;
/** With the wait for a connection a request is answered in about five seconds, whatever the database does. */
const STATEMENT_LIMIT_MS = 2_500;

export type Database<Tables> = {
  db: Kysely<Tables>;
  ping: () => Promise<unknown>;
  close: () => Promise<void>;
};

/** The service's pool. Whoever holds one of its connections never asks for another. */
export const connectDatabase = <Tables>(env: DatabaseEnv, log: Logger): Database<Tables> =>
  open(env, log, {
    max: env.DB_POOL_SIZE,
    idleTimeoutMillis: 30_000,
    statement_timeout: STATEMENT_LIMIT_MS,
    query_timeout: STATEMENT_LIMIT_MS + 250,
    idle_in_transaction_session_timeout: STATEMENT_LIMIT_MS * 4,
  });

/** One connection for work that takes as long as it takes: nobody waits for its answer. */
export const connectUnhurried = <Tables>(env: DatabaseEnv, log: Logger): Database<Tables> =>
  open(env, log, { max: 1 });

function open<Tables>(env: DatabaseEnv, log: Logger, limits: pg.PoolConfig): Database<Tables> {
  const pool = new pg.Pool({
    host: env.DB_HOST,
    port: env.DB_PORT,
    database: env.DB_NAME,
    user: env.DB_USER,
    password: env.DB_PASSWORD,
    ssl: env.DB_TLS,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    ...limits,
  });
  // A connection that breaks while a query runs rejects the query; unheard, it would also end the process.
  const heard = ({ message }: Error) => log.warn({ reason: message }, 'database connection lost');
  pool.on('error', heard);
  pool.on('connect', (client) => client.on('error', heard));
  const noLongerCounted = countConnections(pool);
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: preparing(pool) }),
    log(query) {
      timeQuery(query);
      noteQuery(env.DB_NAME, query);
    },
  });
  return {
    db,
    ping: () => sql`select 1`.execute(db),
    async close() {
      noLongerCounted();
      await db.destroy();
    },
  };
}
