import type { Kysely } from 'kysely';
import type { Logger } from '#shared/telemetry/logger.ts';
import type { AuthTables } from '../db/schema.ts';
import { insertAccount } from './insert-account.ts';
import { hashPassword } from './password.ts';

/**
 * Makes the first administrator. Where there is one, whoever it is, nothing is made: an account that was deleted
 * or lost the role does not come back with its old password.
 */
export async function createAdmin(
  db: Kysely<AuthTables>,
  typedEmail: string,
  password: string,
  log: Logger,
): Promise<void> {
  const email = typedEmail.trim().toLowerCase();
  const there = await db.selectFrom('users').select('id').where('role', '=', 'admin').executeTakeFirst();
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
