import type { Kysely } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import { uuidv7 } from '#shared/ids.ts';
import { appendEvent } from '#shared/outbox/append.ts';
import type { AuthTables } from '../db/schema.ts';
import { ACCOUNT_COLUMNS, type Account, toAccount } from './account.ts';

export type NewAccount = {
  email: string;
  passwordHash: string;
  name: string;
  phone: string | null;
  role: 'user' | 'admin';
};

/**
 * Makes an account and says so to the other services, both or neither.
 * Undefined when the e-mail is taken; of several at once the first one gets it.
 */
export async function insertAccount(
  db: Kysely<AuthTables>,
  wanted: NewAccount,
): Promise<Account | undefined> {
  const { email, passwordHash, name, phone, role } = wanted;
  return inTransaction(db, async (tx) => {
    const row = await tx
      .insertInto('users')
      .values({ id: uuidv7(), email, password_hash: passwordHash, name, phone, role })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .returning(ACCOUNT_COLUMNS)
      .executeTakeFirst();
    if (!row) return undefined;
    await appendEvent(tx, 'user.registered', row.id, { userId: row.id, email, name, role });
    return toAccount(row);
  });
}
