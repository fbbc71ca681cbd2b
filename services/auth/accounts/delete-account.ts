import type { Transaction } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import { appendEvent } from '#shared/outbox/append.ts';
import { recordChange } from '../changes/record-change.ts';
import type { AuthContext } from '../context.ts';
import type { AuthTables } from '../db/schema.ts';
import { keepOneAdmin } from './keep-one-admin.ts';

/**
 * An owner leaves: the account is gone and its tokens with it, everywhere within a minute.
 * 409 `ILLEGAL_TRANSITION` for the last administrator.
 */
export async function leave(ctx: Pick<AuthContext, 'db' | 'relay'>, userId: string): Promise<void> {
  const deleted = await inTransaction(ctx.db, (tx) => deleteAccount(tx, userId));
  if (!deleted) throw new AppError('USER_NOT_FOUND');
  ctx.relay.nudge();
}

/** Deletes an account and tells the other services; false when there is none (any more). */
export async function deleteAccount(tx: Transaction<AuthTables>, userId: string): Promise<boolean> {
  await keepOneAdmin(tx, userId);
  const gone = await tx.deleteFrom('users').where('id', '=', userId).returning('version').executeTakeFirst();
  if (!gone) return false;
  const version = gone.version + 1;
  await recordChange(tx, { id: userId, version, tokens_from: version, role: null });
  await appendEvent(tx, 'user.deleted', userId, { userId });
  return true;
}
