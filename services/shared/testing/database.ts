import pg from 'pg';
import { pino } from 'pino';
import type { DatabaseEnv } from '../config/service.ts';
import { connectDatabase, type Database } from '../database/connect.ts';
import { type Migrations, migrate } from '../database/migrate.ts';

export const silent = pino({ level: 'silent' });

/** A fresh, migrated database for one test file, on the PostgreSQL that the test run started. */
export async function createTestDatabase<Tables>(
  migrations: Migrations,
): Promise<Database<Tables> & { env: DatabaseEnv }> {
  const server = JSON.parse(process.env.TEST_DB ?? '{}');
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ ...server, database: 'postgres' });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const env = {
    DB_HOST: server.host,
    DB_PORT: server.port,
    DB_NAME: name,
    DB_USER: server.user,
    DB_PASSWORD: server.password,
    DB_POOL_SIZE: 20,
    DB_TLS: false,
  };
  await migrate(env, migrations, silent);
  return { ...connectDatabase<Tables>(env, silent), env };
}
