import type { Kysely } from 'kysely';
import type { Logger } from '#shared/telemetry/logger.ts';
import type { AuthTables } from '../db/schema.ts';
import { insertAccount } from './insert-account.ts';
import { hashPassword } from './password.ts';

/** Makes the first administrator. One that is there is left as it is, its password too. */
export async function createAdmin(
  db: Kysely<AuthTables>,
  typedEmail: string,
  password: string,
  log: Logger,
): Promise<void> {
  const email = typedEmail.trim().toLowerCase();
  const there = await db.selectFrom('users').select('id').where('email', '=', email).executeTakeFirst();
  if (there) return;
  const admin = await insertAccount(db, {
    email,
    passwordHash: await hashPassword(password),
    name: '관리자',
    phone: null,
    role: 'admin',
  });
  if (admin) log.info({ userId: admin.id }, 'administrator created');
}
