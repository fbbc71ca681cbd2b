import { recordAudit } from '#shared/audit/audit-log.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import { appendEvent } from '#shared/outbox/append.ts';
import type { Role, User } from '#shared/tokens/claims.ts';
import { keepOneAdmin } from '../accounts/keep-one-admin.ts';
import { PROFILE_COLUMNS, type Profile, toProfile } from '../accounts/profile.ts';
import { recordChange } from '../changes/record-change.ts';
import type { AuthContext } from '../context.ts';

export type RoleChange = { userId: string; role: Role };

/**
 * Gives an account another role, which its tokens have everywhere within a minute. The same role again
 * changes nothing. 404 `NOT_FOUND`; 409 `ILLEGAL_TRANSITION` for the last administrator.
 */
export async function changeRole(
  ctx: Pick<AuthContext, 'db' | 'relay'>,
  actor: User,
  { userId, role }: RoleChange,
): Promise<Profile> {
  const profile = await inTransaction(ctx.db, async (tx) => {
    if (role !== 'admin') await keepOneAdmin(tx, userId);
    const row = await tx
      .updateTable('users')
      .set((eb) => ({ role, version: eb('version', '+', 1), updated_at: eb.fn<Date>('now') }))
      .where('id', '=', userId)
      .where('role', '<>', role)
      .returning([...PROFILE_COLUMNS, 'version', 'tokens_from'])
      .executeTakeFirst();
    if (!row) return undefined;
    await recordChange(tx, row);
    await appendEvent(tx, 'user.changed', userId, { userId, email: row.email, name: row.name, role });
    await recordAudit(tx, actor, { action: 'user.role_changed', subjectId: userId, details: { role } });
    return toProfile(row);
  });
  ctx.relay.nudge();
  return profile ?? unchanged(ctx, userId);
}

async function unchanged({ db }: Pick<AuthContext, 'db'>, userId: string): Promise<Profile> {
  const row = await db
    .selectFrom('users')
    .select(PROFILE_COLUMNS)
    .where('id', '=', userId)
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND');
  return toProfile(row);
}
