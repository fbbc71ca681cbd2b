import { type Kysely, sql } from 'kysely';
import type { AccountChanges } from '#shared/tokens/account-changes.ts';
import type { AuthTables } from '../db/schema.ts';
import { TOKEN_LIFE_SECONDS } from '../tokens/token-life.ts';

/** A change is dated by the start of its transaction, and none takes so long to commit. */
const OVERLAP_SECONDS = 60;
/** For clocks that differ. */
const MARGIN_SECONDS = 3_600;

/**
 * What became of accounts within the life of a token, or since an earlier answer's `asOf` (an ISO instant);
 * some may then be told a second time.
 */
export async function listChanges(db: Kysely<AuthTables>, since?: string): Promise<AccountChanges> {
  const { rows } = await sql<{ now: Date }>`select now() as now`.execute(db);
  const changes = await db
    .selectFrom('account_changes')
    .select(['user_id as userId', 'version', 'tokens_from as tokensFrom', 'role'])
    .where(
      'changed_at',
      '>',
      sql<Date>`greatest(
      now() - make_interval(secs => ${TOKEN_LIFE_SECONDS + MARGIN_SECONDS}),
      ${since ?? null}::timestamptz - make_interval(secs => ${OVERLAP_SECONDS}))`,
    )
    .execute();
  return { ok: true, asOf: (rows[0]?.now ?? new Date(0)).toISOString(), changes };
}
