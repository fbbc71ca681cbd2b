import { type CryptoKey, importJWK } from 'jose';
import type { Logger } from '#shared/telemetry/logger.ts';
import { TOKEN_ALGORITHM } from '#shared/tokens/claims.ts';
import type { KeySet } from './jwk.ts';
import type { SigningKeys } from './signing-keys.ts';

export type SigningKeyInUse = { kid: string; key: CryptoKey | Uint8Array };

/** The keys in hand: nobody waits for the database, once they were read. */
export type Keyring = {
  signingKey: () => Promise<SigningKeyInUse>;
  keySet: () => Promise<KeySet>;
};

/** Another replica may have made a newer key. Far shorter than a new key is published before it signs. */
const RELOAD_EVERY_MS = 60_000;

type Loaded = { signing: SigningKeyInUse; keySet: KeySet };

/** Reads the keys when they are first asked for, and again with each `reload`; until that succeeds the old ones serve. */
export function createKeyring(
  load: () => Promise<SigningKeys>,
): Keyring & { reload: () => Promise<unknown> } {
  let loaded: Loaded | undefined;
  let inFlight: Promise<Loaded> | undefined;

  const reload = (): Promise<Loaded> => {
    inFlight ??= load()
      .then(async (keys) => {
        loaded = { signing: await imported(keys), keySet: published(keys) };
        return loaded;
      })
      .finally(() => {
        inFlight = undefined;
      });
    return inFlight;
  };
  const current = async (): Promise<Loaded> => loaded ?? reload();

  return {
    signingKey: async () => (await current()).signing,
    keySet: async () => (await current()).keySet,
    reload,
  };
}

/** Reads the keys again every minute. */
export function keepReloading({ reload }: Pick<ReturnType<typeof createKeyring>, 'reload'>, log: Logger) {
  const timer = setInterval(() => {
    reload().catch((error) => log.warn({ err: error }, 'signing keys not read again'));
  }, RELOAD_EVERY_MS);
  return { close: () => clearInterval(timer) };
}

const imported = async ({ current }: SigningKeys): Promise<SigningKeyInUse> => ({
  kid: current.kid,
  key: await importJWK(current.privateJwk, TOKEN_ALGORITHM),
});

const published = (keys: SigningKeys): KeySet => ({
  keys: keys.published.map(({ kid, publicJwk }) => ({ ...publicJwk, kid, use: 'sig', alg: TOKEN_ALGORITHM })),
});
