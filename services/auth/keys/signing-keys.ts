import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { type Kysely, sql, type Transaction } from 'kysely';
import { ConfigError } from '#shared/config/env.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import type { AuthTables } from '../db/schema.ts';
import { TOKEN_LIFE_SECONDS } from '../tokens/token-life.ts';
import { PrivateJwk, type PublicJwk } from './jwk.ts';
import { open, seal } from './sealing.ts';

export type SigningKey = { kid: string; publicJwk: PublicJwk; privateJwk: PrivateJwk };

/** The key that signs, and all with which a token may still be signed. */
export type SigningKeys = { current: SigningKey; published: { kid: string; publicJwk: PublicJwk }[] };

type Row = { kid: string; public_jwk: PublicJwk; private_jwk: string; signs: boolean };

/** What an old key has signed lasts this long; an hour more, for replicas that hear late of its end. */
export const PUBLISHED_AFTER_SECONDS = TOKEN_LIFE_SECONDS + 3_600;

/**
 * Reads the signing keys and makes the first one. Replicas that start together
 * take turns by an advisory lock, so all of them end up with the same key.
 */
export async function loadSigningKeys(db: Kysely<AuthTables>, secret: string): Promise<SigningKeys> {
  return inTransaction(db, async (tx) => {
    await lockKeys(tx);
    const rows = await liveKeys(tx);
    const newest = rows.find((row) => row.signs);
    const current = newest ? opened(newest, secret) : await createKey(tx, secret, 0);
    const others = rows
      .filter((row) => row.kid !== current.kid)
      .map((row) => ({ kid: row.kid, publicJwk: row.public_jwk }));
    return { current, published: [current, ...others] };
  });
}

export const lockKeys = (tx: Transaction<AuthTables>) =>
  sql`select pg_advisory_xact_lock(hashtext('signing keys'))`.execute(tx);

/**
 * A retired key stays until the last token it signed has ended; one that does not sign yet is there already.
 * The clock, not the transaction's beginning: meanwhile another replica may have made a key.
 */
const liveKeys = (tx: Transaction<AuthTables>): Promise<Row[]> =>
  tx
    .selectFrom('signing_keys')
    .select(['kid', 'public_jwk', 'private_jwk'])
    .select(
      sql<boolean>`signs_from <= clock_timestamp() and coalesce(retired_at > clock_timestamp(), true)`.as(
        'signs',
      ),
    )
    .where(sql<boolean>`retired_at is null
      or retired_at > now() - make_interval(secs => ${PUBLISHED_AFTER_SECONDS})`)
    .orderBy('signs_from', 'desc')
    .execute();

/** Makes a key that signs in so many seconds. */
export async function createKey(
  tx: Transaction<AuthTables>,
  secret: string,
  inSeconds: number,
): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const privateJwk = PrivateJwk.parse(await exportJWK(privateKey));
  const { d: _private, ...publicJwk } = privateJwk;
  const kid = await calculateJwkThumbprint(publicJwk);
  await tx
    .insertInto('signing_keys')
    .values({
      kid,
      public_jwk: JSON.stringify(publicJwk),
      private_jwk: seal(JSON.stringify(privateJwk), kid, secret),
      signs_from: sql<Date>`now() + make_interval(secs => ${inSeconds})`,
    })
    .execute();
  return { kid, publicJwk, privateJwk };
}

function opened(row: Row, secret: string): SigningKey {
  let plain: string;
  try {
    plain = open(row.private_jwk, row.kid, secret);
  } catch (cause) {
    throw new ConfigError('KEY_ENCRYPTION_SECRET does not open the signing keys in the database', { cause });
  }
  return { kid: row.kid, publicJwk: row.public_jwk, privateJwk: PrivateJwk.parse(JSON.parse(plain)) };
}
