import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { AppError } from '../http/errors.ts';
import { TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER, User } from './claims.ts';

/** Turns a bearer token into its user; throws 401 `INVALID_TOKEN`, or 503 while no key set could be had. */
export type VerifyToken = (token: string) => Promise<User>;

export type FetchKeySet = () => Promise<JSONWebKeySet>;

const KEYS_FRESH_MS = 10 * 60_000;
const REFETCH_PAUSE_MS = 5_000;
const CLOCK_TOLERANCE_S = 60;
const REMEMBERED_TOKENS = 20_000;

/** Verifies locally with auth's public keys; a token seen before costs one look-up until it ends. */
export function createTokenVerifier(fetchKeySet: FetchKeySet): VerifyToken {
  const seen = new LRUCache<string, User>({ max: REMEMBERED_TOKENS });
  const keys = cachedKeySet(fetchKeySet);

  async function verifyWith(keySet: JSONWebKeySet, token: string): Promise<User> {
    const { payload } = await jwtVerify(token, createLocalJWKSet(keySet), {
      algorithms: [TOKEN_ALGORITHM],
      issuer: TOKEN_ISSUER,
      audience: TOKEN_AUDIENCE,
      clockTolerance: CLOCK_TOLERANCE_S,
      requiredClaims: ['exp', 'sub', 'jti'],
    });
    const user = User.parse(payload);
    const ttl = (payload.exp ?? 0) * 1_000 - Date.now();
    if (ttl > 0) seen.set(token, user, { ttl: Math.min(ttl, KEYS_FRESH_MS) });
    return user;
  }

  return async (token) => {
    const known = seen.get(token);
    if (known) return known;
    try {
      return await verifyWith(await keys.current(), token);
    } catch (error) {
      if (error instanceof AppError) throw error;
      // The key may be newer than our copy of the set.
      if (error instanceof errors.JWKSNoMatchingKey) {
        const refetched = await keys.refetched();
        if (refetched) return verifyWith(refetched, token).catch(refuse);
      }
      return refuse(error);
    }
  };
}

function refuse(cause: unknown): never {
  throw new AppError('INVALID_TOKEN', { cause });
}

function cachedKeySet(fetchKeySet: FetchKeySet) {
  let keySet: JSONWebKeySet | undefined;
  let fetchedAt = 0;
  let inFlight: Promise<JSONWebKeySet> | undefined;

  function fetchOnce(): Promise<JSONWebKeySet> {
    inFlight ??= fetchKeySet()
      .then((fresh) => {
        keySet = fresh;
        fetchedAt = Date.now();
        return fresh;
      })
      .finally(() => {
        inFlight = undefined;
      });
    return inFlight;
  }

  return {
    /** A stale set serves on while auth is away. */
    async current(): Promise<JSONWebKeySet> {
      if (!keySet) return fetchOnce();
      if (Date.now() - fetchedAt > KEYS_FRESH_MS) fetchOnce().catch(() => undefined);
      return keySet;
    },
    async refetched(): Promise<JSONWebKeySet | undefined> {
      if (Date.now() - fetchedAt < REFETCH_PAUSE_MS) return undefined;
      return fetchOnce();
    },
  };
}
