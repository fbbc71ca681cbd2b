import type { Kysely } from 'kysely';
import type { Logger } from '#shared/telemetry/logger.ts';
import type { AuthTables } from '../db/schema.ts';
import { insertAccount } from './insert-account.ts';
import { hashPassword } from './password.ts';

/**
 * Makes the first administrator. Where there is one, whoever it is, nothing is made: an account that was deleted
 * or lost the role does not come back with its old password. An account that has the address already stays what it
 * is: whoever registered it would be administrator with a password of their own.
 */
export async function createAdmin(
  db: Kysely<AuthTables>,
  email: string,
  password: string,
  log: Logger,
): Promise<void> {
  if (await hasAdmin(db)) return;
  const admin = await insertAccount(db, {
    email,
    passwordHash: await hashPassword(password),
    name: '관리자',
    phone: null,
    role: 'admin',
  });
  if (admin) log.info({ userId: admin.id }, 'administrator created');
  // Of replicas that start at once one makes it.
  else if (!(await hasAdmin(db)))
    log.error('no administrator: ADMIN_EMAIL was registered by somebody before');
}

const hasAdmin = async (db: Kysely<AuthTables>): Promise<boolean> =>
  (await db.selectFrom('users').select('id').where('role', '=', 'admin').executeTakeFirst()) !== undefined;
