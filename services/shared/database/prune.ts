import { type Kysely, sql } from 'kysely';
import { REPLAYED_KEPT_DAYS } from '../dead-letters/letter.ts';
import type { Logger } from '../telemetry/logger.ts';

const USUAL_TIMES = { firstMs: 10_000, everyMs: 3_600_000 };
/** So many rows at once: a statement that meets a long backlog would be cut off, each time anew. */
const BATCH = 5_000;

type Keeping = { column: string; hours: number; newestStays?: true };

/** Tables of which only the recent rows count, with their column of time and how long that is. */
const KEPT = {
  /** Far longer than any broker delivers an event again. */
  inbox: { column: 'handled_at', hours: 7 * 24 },
  /** Those that wait have no such time, and stay. */
  dead_letters: { column: 'replayed_at', hours: REPLAYED_KEPT_DAYS * 24 },
  idempotency_keys: { column: 'created_at', hours: 24 },
  /** Passes of the waiting room live for minutes. */
  ended_admissions: { column: 'ended_at', hours: 24 },
  /** A day longer than the tokens live that they take back. */
  account_changes: { column: 'changed_at', hours: 8 * 24 },
  /** Longer than an attempt can be brought back. */
  used_login_attempts: { column: 'used_at', hours: 1 },
  /** Whoever looks into a payment does so within two years. */
  gateway_calls: { column: 'at', hours: 730 * 24 },
  told_events: { column: 'at', hours: 730 * 24 },
  /** A year's reports and a month; the next one goes on from the newest. */
  point_audits: { column: 'finished_at', hours: 400 * 24, newestStays: true },
  gateway_comparisons: { column: 'started_at', hours: 400 * 24, newestStays: true },
} as const satisfies Record<string, Keeping>;

type Kept = keyof typeof KEPT;

/** Deletes soon after the start and then hourly what has served its time; any number of replicas may do it. */
export function startPruning<Tables>(
  db: Kysely<Tables>,
  tables: Kept[],
  log: Logger,
  { firstMs, everyMs } = USUAL_TIMES,
) {
  let isClosed = false;
  let timer = setTimeout(run, firstMs);
  async function run() {
    // One table that cannot be pruned holds up no other.
    for (const table of tables) {
      await prune(db, table).catch((error) => log.warn({ err: error, table }, 'old rows not deleted'));
    }
    if (!isClosed) timer = setTimeout(run, everyMs);
  }
  return {
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

/** The same of one table, once and now. */
export async function prune<Tables>(db: Kysely<Tables>, table: Kept): Promise<void> {
  while ((await deleteBatch(db, table)) === BATCH);
}

async function deleteBatch<Tables>(db: Kysely<Tables>, table: Kept): Promise<number> {
  const { column, hours, newestStays }: Keeping = KEPT[table];
  const newest = sql`(select id from ${sql.table(table)} order by id desc limit 1)`;
  const isOver = sql`${sql.ref(column)} < now() - make_interval(hours => ${hours})
    ${newestStays ? sql`and id <> ${newest}` : sql``}`;
  // Asked of each row once more: a key may have begun anew since it was found.
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)}
    where ${isOver} and ctid = any (array(
      select ctid from ${sql.table(table)} where ${isOver}
      order by ${sql.ref(column)} limit ${sql.lit(BATCH)}))`.execute(db);
  return Number(numAffectedRows);
}
