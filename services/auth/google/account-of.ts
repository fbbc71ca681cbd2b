import type { Transaction } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import { appendEvent } from '#shared/outbox/append.ts';
import { ACCOUNT_COLUMNS, type AccountRow } from '../accounts/account.ts';
import type { Locale } from '../accounts/credentials.ts';
import { insertAccountIn } from '../accounts/insert-account.ts';
import { recordChange } from '../changes/record-change.ts';
import type { AuthContext } from '../context.ts';
import type { AuthTables } from '../db/schema.ts';
import type { GooglePerson } from './id-token.ts';

type LinkedRow = AccountRow & { profile_image: string | null };

/**
 * The account of Google's person: the one they have, else that of their address, else a new one in this language.
 * An address that Google has not verified gives nobody an account: 409 `EMAIL_TAKEN` where there is one
 * of that address, 400 `VALIDATION_ERROR` where there is none.
 */
export async function accountOf(
  ctx: Pick<AuthContext, 'db' | 'relay'>,
  person: GooglePerson,
  locale?: Locale,
): Promise<LinkedRow> {
  const row = await inTransaction(ctx.db, async (tx) => {
    const own = await readOwn(tx, person);
    if (own) return own;
    if (!person.emailVerified) return refuseUnverified(tx, person.email);
    const { email, name } = person;
    const made = await insertAccountIn(tx, {
      email,
      name,
      phone: null,
      role: 'user',
      locale,
      google: person,
    });
    if (made) return { ...made, profile_image: person.picture };
    // Somebody has the address; or the same person came by another door a moment ago.
    return (await link(tx, person)) ?? (await readOwn(tx, person));
  });
  if (!row) throw new AppError('EMAIL_TAKEN');
  ctx.relay.nudge();
  return row;
}

/** By Google's id alone; the picture is kept as it is there. */
const readOwn = (tx: Transaction<AuthTables>, { sub, picture }: GooglePerson) =>
  tx
    .updateTable('users')
    .set({ profile_image: picture })
    .where('google_sub', '=', sub)
    .returning([...ACCOUNT_COLUMNS, 'profile_image'])
    .executeTakeFirst();

/**
 * Gives a local account to the owner of its address, whom Google has just named. Nobody ever proved the
 * address when the password was chosen, so whoever chose it may be somebody else: password and tokens end, and what else they left (name, phone) goes.
 * An account that is another Google person's stays theirs.
 */
async function link(
  tx: Transaction<AuthTables>,
  { sub, email, name: googleName, picture }: GooglePerson,
): Promise<LinkedRow | undefined> {
  const row = await tx
    .updateTable('users')
    .set((eb) => ({
      google_sub: sub,
      provider: 'GOOGLE',
      profile_image: picture,
      password_hash: null,
      name: googleName,
      phone: null,
      version: eb('version', '+', 1),
      tokens_from: eb('version', '+', 1),
      updated_at: eb.fn<Date>('now'),
    }))
    .where('email', '=', email)
    .where('google_sub', 'is', null)
    .returning([...ACCOUNT_COLUMNS, 'profile_image', 'tokens_from'])
    .executeTakeFirst();
  if (!row) return undefined;
  await recordChange(tx, row);
  const { id: userId, name, role } = row;
  await appendEvent(tx, 'user.changed', userId, { userId, email, name, role });
  return row;
}

async function refuseUnverified(tx: Transaction<AuthTables>, email: string): Promise<never> {
  const taken = await tx.selectFrom('users').select('id').where('email', '=', email).executeTakeFirst();
  if (taken) throw new AppError('EMAIL_TAKEN');
  throw new AppError('VALIDATION_ERROR', { message: 'Google에서 확인되지 않은 이메일입니다.' });
}
