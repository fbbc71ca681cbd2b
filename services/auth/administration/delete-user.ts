import { recordAudit } from '#shared/audit/audit-log.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import type { User } from '#shared/tokens/claims.ts';
import { deleteAccount } from '../accounts/delete-account.ts';
import type { AuthContext } from '../context.ts';

/** Deletes somebody's account. 404 `NOT_FOUND`; 409 `ILLEGAL_TRANSITION` for the last administrator. */
export async function deleteUser(
  ctx: Pick<AuthContext, 'db' | 'relay'>,
  actor: User,
  userId: string,
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    if (!(await deleteAccount(tx, userId))) throw new AppError('NOT_FOUND');
    await recordAudit(tx, actor, { action: 'user.deleted', subjectId: userId });
  });
  ctx.relay.nudge();
}
