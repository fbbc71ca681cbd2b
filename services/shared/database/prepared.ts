import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/**
 * A pool whose connections have PostgreSQL parse each statement once and, after a few runs, keep its
 * plan: for statements as short as ours that is most of the work.
 * https://www.postgresql.org/docs/current/sql-prepare.html
 */
export const preparing = (pool: pg.Pool): PostgresPool => ({
  options: pool.options,
  connect: async () => prepared(await pool.connect()),
  end: () => pool.end(),
});

function prepared(client: pg.PoolClient): PostgresPoolClient {
  const query = (text: string, values: unknown[]) => {
    const name = values.length > 0 ? nameOf(text) : undefined;
    return client.query(name ? { name, text, values } : { text, values });
  };
  return { query: asKyselyQuery(query), release: (destroy) => client.release(destroy) };
}

/** Kysely asks for a second form of `query`, for cursors, which are never opened without a cursor option. */
const asKyselyQuery = (query: unknown) => query as PostgresPoolClient['query'];

const names = new Map<string, string | undefined>();

/** By its text; there are as many as the code has statements, times the lengths of their lists. */
function nameOf(text: string): string | undefined {
  if (!names.has(text))
    names.set(text, isFixed(text) ? createHash('sha256').update(text).digest('base64url') : undefined);
  return names.get(text);
}

/** `select *` means other columns once a newer version has migrated the table; a kept plan of it fails then. */
const isFixed = (text: string) => !/(?<!count\()\*/.test(text);
