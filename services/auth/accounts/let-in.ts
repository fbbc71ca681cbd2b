import type { AuthContext } from '../context.ts';
import { issueToken } from '../tokens/issue-token.ts';
import { type AccountRow, type LoggedIn, toAccount } from './account.ts';

/** The token of somebody who has proved who they are, and their account. */
export async function letIn(ctx: Pick<AuthContext, 'keyring'>, row: AccountRow): Promise<LoggedIn> {
  const user = toAccount(row);
  return { token: await issueToken(ctx.keyring, { user, version: row.version }), user };
}
