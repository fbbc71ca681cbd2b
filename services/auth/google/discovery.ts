import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { AppError } from '#shared/http/errors.ts';

const FRESH_MS = 3_600_000;
/** What was said before serves for so long until an issuer that is away is asked again. */
const PAUSE_MS = 30_000;
const ASK_LIMIT_MS = 3_000;

/** OpenID Connect Discovery 1.0, section 3; the rest of it is of no use here. */
const Document = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
});

export type Discovered = { authorizationEndpoint: string; tokenEndpoint: string; keys: JWTVerifyGetKey };

/** Asks an issuer for its addresses, once an hour; what it said serves on while it is away, else it is 503. */
export function discovery(issuer: string): () => Promise<Discovered> {
  let known: Discovered | undefined;
  let freshUntil = 0;
  let inFlight: Promise<Discovered> | undefined;

  async function ask(): Promise<Discovered> {
    const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(ASK_LIMIT_MS),
    });
    if (!response.ok) throw new Error(`the issuer answers ${response.status}`);
    const said = Document.parse(await response.json());
    if (said.issuer !== issuer) throw new Error('the issuer says that it is another one');
    known = {
      authorizationEndpoint: said.authorization_endpoint,
      tokenEndpoint: said.token_endpoint,
      keys: createRemoteJWKSet(new URL(said.jwks_uri), { timeoutDuration: ASK_LIMIT_MS }),
    };
    freshUntil = Date.now() + FRESH_MS;
    return known;
  }

  return async () => {
    if (known && Date.now() < freshUntil) return known;
    inFlight ??= ask().finally(() => {
      inFlight = undefined;
    });
    const before = known;
    return inFlight.catch((cause) => {
      if (!before) throw new AppError('UPSTREAM_UNAVAILABLE', { cause });
      freshUntil = Date.now() + PAUSE_MS;
      return before;
    });
  };
}
