import pg from 'pg';
import { z } from 'zod';
import { commonEnv, envOf } from './places.ts';

/** Counts and sums as numbers, as the services read them. */
const INT8_OID = 20;
pg.types.setTypeParser(INT8_OID, Number);

const pools = new Map<string, pg.Pool>();

/** A look into a service's database under its own role. */
export function databaseOf(app: string): pg.Pool {
  const known = pools.get(app);
  if (known) return known;
  const own = envOf(app);
  const pool = new pg.Pool({
    host: commonEnv.DB_HOST,
    port: Number(commonEnv.DB_PORT),
    database: own.DB_NAME,
    user: own.DB_USER,
    password: own.DB_PASSWORD,
    max: 1,
  });
  pools.set(app, pool);
  return pool;
}

/** The one number a query gives. */
export async function count(app: string, query: string, values: unknown[] = []): Promise<number> {
  const { rows } = await databaseOf(app).query(query, values);
  return z.object({ count: z.number() }).parse(rows[0]).count;
}

export async function closeDatabases(): Promise<void> {
  for (const pool of pools.values()) await pool.end();
}
