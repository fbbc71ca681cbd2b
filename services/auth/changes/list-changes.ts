import { type Kysely, sql } from 'kysely';
import type { AccountChanges, ChangesWanted } from '#shared/tokens/account-changes.ts';
import type { AuthTables } from '../db/schema.ts';
import { TOKEN_LIFE_SECONDS } from '../tokens/token-life.ts';

/** A change is dated by the start of its transaction, and none takes so long to commit. */
const OVERLAP_SECONDS = 60;
/** For clocks that differ. */
const MARGIN_SECONDS = 3_600;
/** Some 900 kB of JSON, well within what sidecars let through. */
const AT_A_TIME = 10_000;

type Row = AccountChanges['changes'][number] & { micros: number };

/**
 * What became of accounts within the life of a token, or since an earlier answer's `asOf` (an ISO instant);
 * some may then be told a second time. The oldest first, and so many at a time: `next` leads on.
 */
export async function listChanges(
  db: Kysely<AuthTables>,
  wanted: ChangesWanted,
  atATime = AT_A_TIME,
): Promise<AccountChanges> {
  const { rows: clock } = await sql<{ now: Date }>`select now() as now`.execute(db);
  const { rows } = await sql<Row>`
    select user_id as "userId", version, tokens_from as "tokensFrom", role,
      (extract(epoch from changed_at) * 1000000)::bigint as micros
    from account_changes where ${'after' in wanted ? after(wanted.after) : since(wanted.since)}
    order by changed_at, user_id limit ${atATime}`.execute(db);
  const last = rows.length === atATime ? rows.at(-1) : undefined;
  return {
    ok: true,
    asOf: (clock[0]?.now ?? new Date(0)).toISOString(),
    changes: rows.map(({ micros: _micros, ...change }) => change),
    ...(last && { next: `${last.micros}_${last.userId}` }),
  };
}

/** What `next` is: the microsecond and the account of the last one told. */
export const NEXT = /^\d{1,16}_[\da-f-]{36}$/;

function after(next: string) {
  const [micros, userId] = next.split('_');
  return sql`(changed_at, user_id) >
    (timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond', ${userId}::uuid)`;
}

const since = (instant?: string) => sql`changed_at > greatest(
  now() - make_interval(secs => ${TOKEN_LIFE_SECONDS + MARGIN_SECONDS}),
  ${instant ?? null}::timestamptz - make_interval(secs => ${OVERLAP_SECONDS}))`;
