import { AppError } from '#shared/http/errors.ts';
import type { AuthContext } from '../context.ts';
import { issueToken } from '../tokens/issue-token.ts';
import type { LoggedIn } from './account.ts';
import { countAttempt } from './attempts.ts';
import type { Registration } from './credentials.ts';
import { insertAccount } from './insert-account.ts';
import { hashPassword } from './password.ts';

/** Makes an account with a password and logs its owner in. */
export async function register(ctx: AuthContext, input: Registration): Promise<LoggedIn> {
  const passwordHash = await hashPassword(input.password);
  const user = await insertAccount(ctx.db, {
    email: input.email,
    passwordHash,
    name: input.name,
    phone: input.phone || null,
    role: 'user',
  });
  if (!user) {
    countAttempt('register', 'failure');
    throw new AppError('EMAIL_TAKEN');
  }
  ctx.relay.nudge();
  countAttempt('register', 'success');
  return { token: await issueToken(ctx.keyring, user), user };
}
