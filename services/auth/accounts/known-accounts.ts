import { sql } from 'kysely';
import { z } from 'zod';
import type { AuthContext } from '../context.ts';

export const MOST_ACCOUNTS = 1_000;

/** What notification writes to an account by. */
export const KnownAccount = z.object({
  userId: z.uuid(),
  email: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  locale: z.enum(['ko', 'en']),
});
export type KnownAccount = z.infer<typeof KnownAccount>;

/** The accounts of these ids, in no order; those that do not exist (any more) are left out. */
export const knownAccounts = (
  { db }: Pick<AuthContext, 'db'>,
  userIds: readonly string[],
): Promise<KnownAccount[]> =>
  db
    .selectFrom('users')
    .select(['id as userId', 'email', 'name', 'phone', 'locale'])
    .where('id', '=', sql<string>`any(${userIds}::uuid[])`)
    .execute();
