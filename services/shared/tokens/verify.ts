import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { AppError } from '../http/errors.ts';
import { asItIsNow, type KnownChanges } from './account-changes.ts';
import {
  type SignedUser,
  TOKEN_ALGORITHM,
  TOKEN_AUDIENCE,
  TOKEN_ISSUER,
  TokenVersion,
  User,
} from './claims.ts';

/**
 * Turns a bearer token into its user as they are now; throws 401 `INVALID_TOKEN` or `USER_NOT_FOUND`,
 * or 503 while no key set could be had.
 */
export type VerifyToken = (token: string) => Promise<User>;

/** What a token of ours says; throws like `VerifyToken`, but knows nothing of what came after it. */
export type ReadToken = (token: string) => Promise<SignedUser>;

export type FetchKeySet = () => Promise<JSONWebKeySet>;

const KEYS_FRESH_MS = 10 * 60_000;
const REFETCH_PAUSE_MS = 5_000;
const CLOCK_TOLERANCE_S = 60;
/** More than a rush has people: who waits asks each second, and reading a token costs as much as the rest of the answer. */
const REMEMBERED_TOKENS = 50_000;

/** Verifies locally: the token with auth's public keys, its user with what is known to have changed since. */
export function createTokenVerifier(fetchKeySet: FetchKeySet, changes: KnownChanges): VerifyToken {
  const read = createTokenReader(fetchKeySet);
  return async (token) => {
    const signed = await read(token);
    return asItIsNow(signed, changes.of(signed.user.userId));
  };
}

/** Reads tokens with auth's public keys; one seen before costs one look-up until it ends. */
export function createTokenReader(fetchKeySet: FetchKeySet): ReadToken {
  const seen = new LRUCache<string, SignedUser>({ max: REMEMBERED_TOKENS });
  const keys = cachedKeySet(fetchKeySet);

  async function verifyWith(keySet: JSONWebKeySet, token: string): Promise<SignedUser> {
    const namedKey = resolverOf(keySet);
    const { payload } = await jwtVerify(
      token,
      (header, jws) => {
        // Else it would depend on the number of keys whether a token without a name is good.
        if (!header.kid) throw new errors.JWTInvalid('the token names no key');
        return namedKey(header, jws);
      },
      {
        algorithms: [TOKEN_ALGORITHM],
        issuer: TOKEN_ISSUER,
        audience: TOKEN_AUDIENCE,
        clockTolerance: CLOCK_TOLERANCE_S,
        requiredClaims: ['exp', 'sub', 'jti'],
      },
    );
    const signed = { user: User.parse(payload), version: TokenVersion.parse(payload).ver };
    const ttl = (payload.exp ?? 0) * 1_000 - Date.now();
    if (ttl > 0) seen.set(token, signed, { ttl: Math.min(ttl, KEYS_FRESH_MS) });
    return signed;
  }

  return async (token) => {
    const known = seen.get(token);
    if (known) return known;
    const keySet = await keys.current();
    return verifyWith(keySet, token).catch(async (error) => {
      // The key may be newer than our copy of the set.
      const other = error instanceof errors.JWKSNoMatchingKey && (await keys.otherThan(keySet));
      return other ? verifyWith(other, token).catch(refuse) : refuse(error);
    });
  };
}

type KeyResolver = ReturnType<typeof createLocalJWKSet>;
const resolvers = new WeakMap<JSONWebKeySet, KeyResolver>();

/** One for each set: it keeps the keys it has imported, and importing costs as much as verifying. */
function resolverOf(keySet: JSONWebKeySet): KeyResolver {
  const known = resolvers.get(keySet);
  if (known) return known;
  const made = createLocalJWKSet(keySet);
  resolvers.set(keySet, made);
  return made;
}

function refuse(cause: unknown): never {
  throw new AppError('INVALID_TOKEN', { cause });
}

function cachedKeySet(fetchKeySet: FetchKeySet) {
  let keySet: JSONWebKeySet | undefined;
  let fetchedAt = 0;
  let lastTry: Promise<JSONWebKeySet> | undefined;
  let triedAt = 0;
  let trying = false;

  async function tryNow(): Promise<JSONWebKeySet> {
    triedAt = Date.now();
    trying = true;
    try {
      keySet = await fetchKeySet();
      fetchedAt = Date.now();
      return keySet;
    } catch (cause) {
      throw cause instanceof AppError ? cause : new AppError('UPSTREAM_UNAVAILABLE', { cause });
    } finally {
      trying = false;
    }
  }

  /** One try at a time; what came of one that began less than `pauseMs` ago, set or fault, still counts. */
  function fetchOnce(pauseMs: number): Promise<JSONWebKeySet> {
    if (!lastTry || (!trying && Date.now() - triedAt >= pauseMs)) lastTry = tryNow();
    return lastTry;
  }

  return {
    /** A stale set serves on while auth is away. */
    async current(): Promise<JSONWebKeySet> {
      if (!keySet) return fetchOnce(0);
      if (Date.now() - fetchedAt > KEYS_FRESH_MS) fetchOnce(REFETCH_PAUSE_MS).catch(() => undefined);
      return keySet;
    },
    /** A set that may have what `tried` lacks: one that came meanwhile, or a new one. */
    async otherThan(tried: JSONWebKeySet): Promise<JSONWebKeySet | undefined> {
      const newest = keySet === tried ? await fetchOnce(REFETCH_PAUSE_MS) : keySet;
      return newest === tried ? undefined : newest;
    },
  };
}
