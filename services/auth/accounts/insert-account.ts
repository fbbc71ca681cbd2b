import type { Kysely, Transaction } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import { uuidv7 } from '#shared/ids.ts';
import { appendEvent } from '#shared/outbox/append.ts';
import type { Role } from '#shared/tokens/claims.ts';
import type { AuthTables } from '../db/schema.ts';
import { ACCOUNT_COLUMNS, type AccountRow } from './account.ts';
import type { Locale } from './credentials.ts';

export type NewAccount = {
  email: string;
  name: string;
  phone: string | null;
  role: Role;
  /** Korean where nobody says. */
  locale?: Locale | undefined;
  /** One of the two, with which its owner logs in. */
  passwordHash?: string;
  google?: { sub: string; picture: string | null };
};

/**
 * Makes an account and says so to the other services, both or neither.
 * Undefined when the e-mail is taken; of several at once the first one gets it.
 */
export const insertAccount = (db: Kysely<AuthTables>, wanted: NewAccount): Promise<AccountRow | undefined> =>
  inTransaction(db, (tx) => insertAccountIn(tx, wanted));

/** The same in a transaction that does more. Undefined also when Google's person has an account already. */
export async function insertAccountIn(
  tx: Transaction<AuthTables>,
  { email, passwordHash, google, name, phone, role, locale = 'ko' }: NewAccount,
): Promise<AccountRow | undefined> {
  const row = await tx
    .insertInto('users')
    .values({
      id: uuidv7(),
      email,
      name,
      phone,
      role,
      locale,
      password_hash: passwordHash ?? null,
      provider: google ? 'GOOGLE' : 'LOCAL',
      google_sub: google?.sub ?? null,
      profile_image: google?.picture ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(ACCOUNT_COLUMNS)
    .executeTakeFirst();
  if (row) await appendEvent(tx, 'user.registered', row.id, { userId: row.id, email, name, role });
  return row;
}
