import { type Kysely, sql } from 'kysely';
import { REPLAYED_KEPT_DAYS } from '../dead-letters/letter.ts';
import type { Logger } from '../telemetry/logger.ts';

const EVERY_MS = 3_600_000;

/** Tables of which only the recent rows count, with their column of time and how long that is. */
const KEPT = {
  /** Far longer than any broker delivers an event again. */
  inbox: { column: 'handled_at', hours: 7 * 24 },
  /** Those that wait have no such time, and stay. */
  dead_letters: { column: 'replayed_at', hours: REPLAYED_KEPT_DAYS * 24 },
  idempotency_keys: { column: 'created_at', hours: 24 },
  /** A day longer than the tokens live that they take back. */
  account_changes: { column: 'changed_at', hours: 8 * 24 },
  /** Longer than an attempt can be brought back. */
  used_login_attempts: { column: 'used_at', hours: 1 },
};

type Kept = keyof typeof KEPT;

/** Deletes once an hour what has served its time; any number of replicas may do it. */
export function startPruning<Tables>(db: Kysely<Tables>, tables: Kept[], log: Logger) {
  const timer = setInterval(() => {
    prune(db, tables).catch((error) => log.warn({ err: error }, 'old rows not deleted'));
  }, EVERY_MS);
  return { close: () => clearInterval(timer) };
}

/** The same once, now. */
export async function prune<Tables>(db: Kysely<Tables>, tables: Kept[]): Promise<void> {
  for (const table of tables) {
    const { column, hours } = KEPT[table];
    await sql`delete from ${sql.table(table)}
      where ${sql.ref(column)} < now() - make_interval(hours => ${hours})`.execute(db);
  }
}
