import { type CryptoKey, importJWK } from 'jose';
import { TOKEN_ALGORITHM } from '#shared/tokens/claims.ts';
import type { KeySet } from './jwk.ts';
import type { SigningKeys } from './signing-keys.ts';

export type SigningKeyInUse = { kid: string; key: CryptoKey | Uint8Array };

/** The keys in hand, read again now and then: another replica may have made a newer one. */
export type Keyring = {
  signingKey: () => Promise<SigningKeyInUse>;
  keySet: () => Promise<KeySet>;
};

const FRESH_MS = 60_000;

type Loaded = { signing: SigningKeyInUse; keySet: KeySet };

export function createKeyring(load: () => Promise<SigningKeys>): Keyring {
  let loaded: Loaded | undefined;
  let loadedAt = 0;
  let inFlight: Promise<Loaded> | undefined;

  async function reload(): Promise<Loaded> {
    const keys = await load();
    loaded = { signing: await imported(keys), keySet: published(keys) };
    loadedAt = Date.now();
    return loaded;
  }

  /** Keys in hand serve on while the database is away. */
  async function current(): Promise<Loaded> {
    if (loaded && Date.now() - loadedAt < FRESH_MS) return loaded;
    inFlight ??= reload().finally(() => {
      inFlight = undefined;
    });
    const known = loaded;
    return known ? inFlight.catch(() => known) : inFlight;
  }

  return {
    signingKey: async () => (await current()).signing,
    keySet: async () => (await current()).keySet,
  };
}

const imported = async ({ current }: SigningKeys): Promise<SigningKeyInUse> => ({
  kid: current.kid,
  key: await importJWK(current.privateJwk, TOKEN_ALGORITHM),
});

const published = (keys: SigningKeys): KeySet => ({
  keys: keys.published.map(({ kid, publicJwk }) => ({ ...publicJwk, kid, use: 'sig', alg: TOKEN_ALGORITHM })),
});
