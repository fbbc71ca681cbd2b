import { type Migration, Migrator } from 'kysely/migration';
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
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
    const { error, results } = await migrator.migrateToLatest();
    for (const { migrationName, status } of results ?? []) log.info({ migrationName, status }, 'migration');
    if (error) throw error;
  } finally {
    await close();
  }
}
