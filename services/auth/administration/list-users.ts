import type { Kysely } from 'kysely';
import { type Page, paginationOf } from '#shared/http/pagination.ts';
import { PROFILE_COLUMNS, toProfile } from '../accounts/profile.ts';
import type { AuthTables } from '../db/schema.ts';

/** The accounts whose e-mail or name has `q` in it, or all; newest first (their ids grow with time). */
export async function listUsers(db: Kysely<AuthTables>, { q, ...page }: Page & { q?: string | undefined }) {
  const pattern = `%${(q ?? '').toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const matching = db
    .selectFrom('users')
    .where((eb) =>
      q ? eb.or([eb('email', 'like', pattern), eb(eb.fn('lower', ['name']), 'like', pattern)]) : eb.lit(true),
    );
  const [{ total }, rows] = await Promise.all([
    matching.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    matching
      .select(PROFILE_COLUMNS)
      .orderBy('id', 'desc')
      .limit(page.limit)
      .offset((page.page - 1) * page.limit)
      .execute(),
  ]);
  return { users: rows.map(toProfile), pagination: paginationOf(page, total) };
}
