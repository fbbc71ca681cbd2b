import { sql } from 'kysely';
import { z } from 'zod';
import type { AuthContext } from '../context.ts';
import { Locale } from './credentials.ts';
import { toWantedMails, WANTED_MAILS_COLUMNS, WantedMails } from './wanted-mails.ts';

export const MOST_ACCOUNTS = 1_000;

/** What notification writes to an account by. */
export const KnownAccount = z.object({
  userId: z.uuid(),
  email: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  locale: Locale,
  notifications: WantedMails,
});
export type KnownAccount = z.infer<typeof KnownAccount>;

/** The accounts of these ids, in no order; those that do not exist (any more) are left out. */
export async function knownAccounts(
  { db }: Pick<AuthContext, 'db'>,
  userIds: readonly string[],
): Promise<KnownAccount[]> {
  const rows = await db
    .selectFrom('users')
    .select(['id', 'email', 'name', 'phone', 'locale', ...WANTED_MAILS_COLUMNS])
    .where('id', '=', sql<string>`any(${userIds}::uuid[])`)
    .execute();
  return rows.map(({ id: userId, email, name, phone, locale, ...row }) => ({
    userId,
    email,
    name,
    phone,
    locale,
    notifications: toWantedMails(row),
  }));
}
