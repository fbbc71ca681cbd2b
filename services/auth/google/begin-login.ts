import type { Locale } from '../accounts/credentials.ts';
import type { AuthContext } from '../context.ts';
import { type Attempt, challengeOf, newAttempt, randomText } from './attempt.ts';
import { pathWithin } from './path-within.ts';

export type BeginLogin = {
  /** One of the list; any other is ignored. */
  redirect_uri?: string | undefined;
  /** A path of the shop to go on at; anything else is ignored. */
  next?: string | undefined;
  /** Of a client that keeps its own verifier (S256). */
  code_challenge?: string | undefined;
  /** Whom Google should propose. */
  login_hint?: string | undefined;
  /** In which to write to somebody who has no account yet. */
  locale?: Locale | undefined;
};

/** Begins a login: where to send the browser, and what it must bring back. */
export async function beginLogin(
  { google }: Pick<AuthContext, 'google'>,
  { redirect_uri, next, code_challenge, login_hint, locale }: BeginLogin,
): Promise<{ url: URL; attempt: Attempt }> {
  const [standard = ''] = google.redirectUris;
  const redirectUri = google.redirectUris.find((uri) => uri === redirect_uri) ?? standard;
  const codeVerifier = code_challenge === undefined ? randomText() : undefined;
  const attempt = newAttempt({ codeVerifier, redirectUri, next: pathWithin(next), locale });
  const url = await google.provider.consentUrl({
    redirectUri,
    state: attempt.state,
    nonce: attempt.nonce,
    codeChallenge: code_challenge ?? challengeOf(codeVerifier ?? ''),
    loginHint: login_hint,
  });
  return { url, attempt };
}
