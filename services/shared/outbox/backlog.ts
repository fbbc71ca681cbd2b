import { type Kysely, sql } from 'kysely';
import type { Logger } from '../telemetry/logger.ts';
import { gauge } from '../telemetry/metrics.ts';

const EVERY_MS = 5_000;
/** Counted no further: nobody needs to know how many a hundred thousand are. */
const MOST = 100_000;

const waiting = gauge('tiketi_outbox_waiting', 'Events that are committed and not yet with the broker');
const oldest = gauge('tiketi_outbox_oldest_seconds', 'For how long the oldest of them has waited');

/** Sets the gauges of what waits in the outbox. Costs two looks at a table that is nearly always empty. */
export async function measureBacklog<Tables>(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ waiting: number; seconds: number }>`
    select
      (select count(*) from (select from outbox limit ${MOST}) counted) as waiting,
      coalesce(extract(epoch from clock_timestamp() - (
        select created_at from outbox order by seq limit 1)), 0)::float8 as seconds`.execute(db);
  waiting.set({}, rows[0]?.waiting ?? 0);
  oldest.set({}, rows[0]?.seconds ?? 0);
}

/** Keeps them up to date. */
export function watchBacklog<Tables>(db: Kysely<Tables>, log: Logger): { close: () => void } {
  const timer = setInterval(() => {
    measureBacklog(db).catch((error) => log.debug({ err: error }, 'outbox not counted'));
  }, EVERY_MS);
  return { close: () => clearInterval(timer) };
}
