import { AppError } from '#shared/http/errors.ts';
import type { Account } from '../accounts/account.ts';
import { countAttempt } from '../accounts/attempts.ts';
import { letIn } from '../accounts/let-in.ts';
import type { AuthContext } from '../context.ts';
import { weighed } from '../limits/counted-attempt.ts';
import { accountOf } from './account-of.ts';
import type { Attempt } from './attempt.ts';
import { giveBackAttempt, useAttempt } from './use-attempt.ts';

export type FinishLogin = {
  code: string;
  state: string;
  /** Of a client that keeps its own. */
  code_verifier?: string | undefined;
  redirect_uri?: string | undefined;
  /** From where. */
  address: string;
};

export type GoogleLoggedIn = {
  token: string;
  user: Account & { provider: 'GOOGLE'; profile_image: string | null };
  next?: string;
};

/**
 * Lets somebody in who came back from Google, by the attempt their browser carries. 400 `VALIDATION_ERROR` for
 * a return that is not this attempt's, comes twice or late, or brings a bad code; 409 `EMAIL_TAKEN` when the
 * address is another's; 429 `RATE_LIMITED` after too many of which nothing came; 503 when Google cannot be
 * asked, after which the same return may be tried again.
 */
export async function finishLogin(
  ctx: AuthContext,
  back: FinishLogin,
  attempt: Attempt | undefined,
): Promise<GoogleLoggedIn> {
  const counted = await ctx.limits.google(back.address);
  try {
    const loggedIn = await weighed(counted, () => letInByGoogle(ctx, back, attempt));
    countAttempt('google', 'success');
    return loggedIn;
  } catch (error) {
    countAttempt('google', 'failure');
    throw error;
  }
}

async function letInByGoogle(
  ctx: AuthContext,
  { code, state, code_verifier, redirect_uri }: FinishLogin,
  attempt: Attempt | undefined,
): Promise<GoogleLoggedIn> {
  const codeVerifier = code_verifier ?? attempt?.codeVerifier;
  const redirectUri = redirect_uri ?? attempt?.redirectUri;
  if (!attempt || attempt.state !== state || attempt.redirectUri !== redirectUri || !codeVerifier) refuse();
  if (!(await useAttempt(ctx.db, attempt.state))) refuse();

  const { nonce, next, locale } = attempt;
  const person = await ctx.google.provider
    .redeem({ code, codeVerifier, redirectUri, nonce })
    .catch(async (error) => {
      if (error instanceof AppError && error.status === 503) await giveBackAttempt(ctx.db, attempt.state);
      throw error;
    });
  const { profile_image, ...row } = await accountOf(ctx, person, locale);
  const { token, user } = await letIn(ctx, row);
  return { token, user: { ...user, provider: 'GOOGLE', profile_image }, ...(next && { next }) };
}

function refuse(): never {
  throw new AppError('VALIDATION_ERROR', { message: 'Google 로그인을 처음부터 다시 시도해 주세요.' });
}
