import {
  OAuth2Client,
  OAuth2RequestError,
  type OAuth2Tokens,
  UnexpectedErrorResponseBodyError,
} from 'arctic';
import { deadline } from '#shared/deadline.ts';
import { AppError } from '#shared/http/errors.ts';
import { discovery } from './discovery.ts';
import { type GooglePerson, readIdToken } from './id-token.ts';

const SCOPES = ['openid', 'email', 'profile'];
/** For all that a return from Google asks of it. */
const REDEEM_LIMIT_MS = 4_000;

export type ProviderSettings = { issuer: string; clientId: string; clientSecret: string };

export type Consent = {
  redirectUri: string;
  state: string;
  nonce: string;
  /** S256 (RFC 7636). */
  codeChallenge: string;
  loginHint?: string | undefined;
};

export type Return = { code: string; codeVerifier: string; redirectUri: string; nonce: string };

export type Provider = {
  /** Where to send somebody to be asked who they are; 503 while the issuer cannot be asked for its addresses. */
  consentUrl: (consent: Consent) => Promise<URL>;
  /**
   * Who came back with a code. 400 `VALIDATION_ERROR` for a code or ID token that is not good,
   * 503 `UPSTREAM_UNAVAILABLE` when the issuer does not say in four seconds.
   */
  redeem: (back: Return) => Promise<GooglePerson>;
};

/** Google, or whichever OpenID provider stands at `issuer`: all of its addresses come from there. */
export function connectProvider({ issuer, clientId, clientSecret }: ProviderSettings): Provider {
  const discovered = discovery(issuer);
  const clientFor = (redirectUri: string) => new OAuth2Client(clientId, clientSecret, redirectUri);

  async function redeem({ code, codeVerifier, redirectUri, nonce }: Return): Promise<GooglePerson> {
    const { tokenEndpoint, keys } = await discovered();
    const tokens = await clientFor(redirectUri)
      .validateAuthorizationCode(tokenEndpoint, code, codeVerifier)
      .catch(refuseCode);
    return readIdToken(idTokenOf(tokens), { issuer, audience: clientId, nonce, keys });
  }

  return {
    async consentUrl({ redirectUri, state, nonce, codeChallenge, loginHint }) {
      const { authorizationEndpoint } = await discovered();
      const url = clientFor(redirectUri).createAuthorizationURL(authorizationEndpoint, state, SCOPES);
      url.searchParams.set('nonce', nonce);
      url.searchParams.set('code_challenge', codeChallenge);
      url.searchParams.set('code_challenge_method', 'S256');
      if (loginHint !== undefined) url.searchParams.set('login_hint', loginHint);
      return url;
    },
    redeem: (back) => deadline(redeem(back), REDEEM_LIMIT_MS).catch(orUnavailable),
  };
}

/** Then it is not the code that is bad. */
const OUR_FAULT = new Set(['invalid_client', 'unauthorized_client', 'unsupported_grant_type']);

/** What the issuer says to a code it does not take is 400 or 401 (RFC 6749, 5.2). */
function refuseCode(cause: unknown): never {
  const isRefusal =
    cause instanceof UnexpectedErrorResponseBodyError ||
    (cause instanceof OAuth2RequestError && !OUR_FAULT.has(cause.code));
  throw isRefusal ? new AppError('VALIDATION_ERROR', { cause }) : cause;
}

function idTokenOf(tokens: OAuth2Tokens): string {
  try {
    return tokens.idToken();
  } catch (cause) {
    throw new AppError('VALIDATION_ERROR', { cause });
  }
}

function orUnavailable(cause: unknown): never {
  throw cause instanceof AppError ? cause : new AppError('UPSTREAM_UNAVAILABLE', { cause });
}
