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

type Row = { kid: string; public_jwk: PublicJwk; private_jwk: string; retired_at: Date | null };

/**
 * Reads the signing keys and makes the first one. Replicas that start together
 * take turns by an advisory lock, so all of them end up with the same key.
 */
export async function loadSigningKeys(db: Kysely<AuthTables>, secret: string): Promise<SigningKeys> {
  return inTransaction(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('signing keys'))`.execute(tx);
    const rows = await liveKeys(tx);
    const newest = rows.find((row) => row.retired_at === null);
    const current = newest ? opened(newest, secret) : await createKey(tx, secret);
    const others = rows
      .filter((row) => row.kid !== current.kid)
      .map((row) => ({ kid: row.kid, publicJwk: row.public_jwk }));
    return { current, published: [current, ...others] };
  });
}

/** A retired key stays until the last token it signed has ended. */
const liveKeys = (tx: Transaction<AuthTables>): Promise<Row[]> =>
  tx
    .selectFrom('signing_keys')
    .select(['kid', 'public_jwk', 'private_jwk', 'retired_at'])
    .where(sql<boolean>`retired_at is null
      or retired_at > now() - make_interval(secs => ${TOKEN_LIFE_SECONDS})`)
    .orderBy('created_at', 'desc')
    .execute();

async function createKey(tx: Transaction<AuthTables>, secret: string): Promise<SigningKey> {
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
