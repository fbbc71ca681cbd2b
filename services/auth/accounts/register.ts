import { AppError } from '#shared/http/errors.ts';
import type { AuthContext } from '../context.ts';
import { weighed } from '../limits/counted-attempt.ts';
import type { LoggedIn } from './account.ts';
import { countAttempt } from './attempts.ts';
import type { Registration } from './credentials.ts';
import { insertAccount } from './insert-account.ts';
import { letIn } from './let-in.ts';
import { hashPassword } from './password.ts';

/** Makes an account with a password and logs its owner in; 429 `RATE_LIMITED` for too many from one address. */
export async function register(ctx: AuthContext, input: Registration, address: string): Promise<LoggedIn> {
  const attempt = await ctx.limits.register(address);
  return weighed(attempt, () => makeAccount(ctx, input));
}

async function makeAccount(ctx: AuthContext, input: Registration): Promise<LoggedIn> {
  const row = await insertAccount(ctx.db, {
    email: input.email,
    passwordHash: await hashPassword(input.password),
    name: input.name,
    phone: input.phone || null,
    role: 'user',
    locale: input.locale,
  });
  if (!row) {
    countAttempt('register', 'failure');
    throw new AppError('EMAIL_TAKEN');
  }
  ctx.relay.nudge();
  countAttempt('register', 'success');
  return letIn(ctx, row);
}
