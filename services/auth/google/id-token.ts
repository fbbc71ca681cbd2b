import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { AppError } from '#shared/http/errors.ts';
import { Address } from '../accounts/credentials.ts';

/** Somebody as Google knows them. */
export type GooglePerson = {
  /** Theirs for good; an address may one day be another's. */
  sub: string;
  email: string;
  emailVerified: boolean;
  name: string;
  picture: string | null;
};

/** Google signs with RS256; a secret of ours is no key for it, and no signature is none. */
const ALGORITHMS = ['RS256', 'ES256'];
const CLOCK_TOLERANCE_S = 60;

const Claims = z.object({
  sub: z.string().min(1).max(255),
  nonce: z.string(),
  azp: z.string().optional(),
  email: Address,
  email_verified: z.boolean().default(false),
  name: z.string().optional(),
  picture: z
    .url({ protocol: /^https$/ })
    .max(2_048)
    .nullable()
    .catch(null),
});

export type Expected = { issuer: string; audience: string; nonce: string; keys: JWTVerifyGetKey };

/**
 * Verifies an ID token (OpenID Connect Core, 3.1.3.7): signature, issuer, audience, end and nonce.
 * 400 `VALIDATION_ERROR` for one that is not good.
 */
export async function readIdToken(
  idToken: string,
  { issuer, audience, nonce, keys }: Expected,
): Promise<GooglePerson> {
  const { payload } = await jwtVerify(idToken, keys, {
    algorithms: ALGORITHMS,
    issuer,
    audience,
    clockTolerance: CLOCK_TOLERANCE_S,
    requiredClaims: ['exp', 'iat', 'sub', 'nonce'],
  }).catch(refuse);
  const { data: claims, error } = Claims.safeParse(payload);
  const isOurs = claims?.nonce === nonce && (claims.azp ?? audience) === audience;
  if (!claims || !isOurs) throw new AppError('VALIDATION_ERROR', { cause: error });
  const { sub, email, email_verified, name = '', picture } = claims;
  return {
    sub,
    email,
    emailVerified: email_verified,
    name: plain(name) || (email.split('@')[0] ?? email),
    picture,
  };
}

/** As long as a name may be here, and without what no column holds. */
const plain = (name: string) =>
  name
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 100)
    .toWellFormed();

/** Faults of the way to its keys, not of the token. */
const UNDECIDED = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);

function refuse(cause: unknown): never {
  const isRefusal = cause instanceof errors.JOSEError && !UNDECIDED.has(cause.code);
  throw new AppError(isRefusal ? 'VALIDATION_ERROR' : 'UPSTREAM_UNAVAILABLE', { cause });
}
