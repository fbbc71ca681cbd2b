import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Logger } from '../telemetry/logger.ts';

/** An explicit list, oldest first: `{ '2026-11-23-seats': { up }, … }`. */
export type Migrations = Record<string, Migration>;

/** Brings the service's own database up to date; an advisory lock lets one replica do it. */
export async function migrate<Tables>(
  db: Kysely<Tables>,
  migrations: Migrations,
  log: Logger,
): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  for (const { migrationName, status } of results ?? []) log.info({ migrationName, status }, 'migration');
  if (error) throw error;
}
