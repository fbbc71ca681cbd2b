import { type Kysely, sql } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from 'kysely/migration';
import type { DatabaseEnv } from '../config/service.ts';
import type { Logger } from '../telemetry/logger.ts';
import { connectUnhurried } from './connect.ts';

/** An explicit list, oldest first, which is the order of their names: `{ '2026-11-23-seats': { up }, … }`. */
export type Migrations = Record<string, Migration>;

/**
 * Brings the service's own database up to date; an advisory lock lets one replica do it, while the others wait
 * for it. On a connection of its own: to rewrite a large table takes longer than a request may.
 */
export async function migrate(env: DatabaseEnv, migrations: Migrations, log: Logger): Promise<void> {
  const { db, close } = connectUnhurried(env, log);
  try {
    const newer = await newerThan(migrations, db);
    if (Object.keys(newer).length > 0) log.warn({ newer: Object.keys(newer) }, 'the database is newer');
    const known = { ...migrations, ...newer };
    const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
    const { error, results } = await migrator.migrateToLatest();
    for (const { migrationName, status } of results ?? []) log.info({ migrationName, status }, 'migration');
    if (error) throw error;
  } finally {
    await close();
  }
}

/**
 * What a later version has done to the database. While it is rolled out, and after it is taken back, this one starts
 * on such a database too, for migrations only add. Without their names here it would refuse.
 */
async function newerThan(migrations: Migrations, db: Kysely<unknown>): Promise<Migrations> {
  const tables = await sql<{ isThere: boolean }>`
    select to_regclass(${DEFAULT_MIGRATION_TABLE}) is not null as "isThere"`.execute(db);
  if (!tables.rows[0]?.isThere) return {};
  const newest = Object.keys(migrations).sort().at(-1) ?? '';
  const { rows } = await sql<{ name: string }>`
    select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} where name > ${newest} collate "C"`.execute(db);
  return Object.fromEntries(rows.map(({ name }) => [name, { up: async () => undefined }]));
}
