import type { Transaction } from 'kysely';
import { AppError } from '#shared/http/errors.ts';
import type { AuthTables } from '../db/schema.ts';

/**
 * 409 `ILLEGAL_TRANSITION` when this is the only administrator left. Locks all of them, in one order,
 * so that of two who go at the same time the second one stays.
 */
export async function keepOneAdmin(tx: Transaction<AuthTables>, userId: string): Promise<void> {
  const admins = await tx
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'admin')
    .orderBy('id')
    .forUpdate()
    .execute();
  if (admins.length === 1 && admins[0]?.id === userId) {
    throw new AppError('ILLEGAL_TRANSITION', {
      message: '마지막 관리자는 삭제하거나 권한을 내릴 수 없습니다.',
    });
  }
}
