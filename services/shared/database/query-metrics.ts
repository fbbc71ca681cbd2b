import type { LogEvent } from 'kysely';
import type pg from 'pg';
import { gaugeOf, histogram } from '../telemetry/metrics.ts';

const seconds = histogram(
  'tiketi_db_query_duration_seconds',
  'Time of database queries, as the service sees it',
  [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 2.5],
  ['operation', 'table'],
);

const pools = new Set<pg.Pool>();
gaugeOf('tiketi_db_connections_active', 'Connections that are in use', () =>
  [...pools].reduce((sum, pool) => sum + pool.totalCount - pool.idleCount, 0),
);

gaugeOf('tiketi_db_connections_limit', 'Connections that there may be', () =>
  [...pools].reduce((sum, pool) => sum + pool.options.max, 0),
);
gaugeOf('tiketi_db_connections_wanted', 'Those who wait for a connection, since all are in use', () =>
  [...pools].reduce((sum, pool) => sum + pool.waitingCount, 0),
);

/** Counts the connections of a pool until what this returns is called. */
export function countConnections(pool: pg.Pool): () => void {
  pools.add(pool);
  return () => void pools.delete(pool);
}

/** Kysely's log hook: hears of each query once it has ended, well or not. */
export function timeQuery({ query, queryDurationMillis }: LogEvent): void {
  seconds(labelsOf(query.sql), queryDurationMillis / 1_000);
}

/** The first verb, and the first table or function that it reads or writes: few, as the code has few. */
export function labelsOf(sql: string): { operation: string; table: string } {
  const operation = sql.match(/\b(select|insert|update|delete)\b/i)?.[1]?.toLowerCase() ?? 'other';
  const table =
    sql.match(/\b(?:from|into|update)\s+"?(?:only\s+)?([a-z_]\w*)/i)?.[1]?.toLowerCase() ?? 'none';
  return { operation, table };
}
