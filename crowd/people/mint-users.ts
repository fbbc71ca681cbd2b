import { Kysely, PostgresDialect } from 'kysely';
import type { z } from 'zod';
import type { AuthTables } from '../../services/auth/db/schema.ts';
import { createKeyring } from '../../services/auth/keys/keyring.ts';
import { loadSigningKeys } from '../../services/auth/keys/signing-keys.ts';
import { issueToken } from '../../services/auth/tokens/issue-token.ts';
import type { LoggedIn } from '../../story/client/answers.ts';
import { databaseOf } from '../system/databases.ts';
import { envOf } from '../system/places.ts';

/** Somebody with a token, as login answers. */
export type Minted = z.output<typeof LoggedIn>;

const db = new Kysely<AuthTables>({ dialect: new PostgresDialect({ pool: databaseOf('auth') }) });
const secret = envOf('auth').KEY_ENCRYPTION_SECRET ?? '';
const keyring = createKeyring(() => loadSigningKeys(db, secret));

/**
 * Tokens signed by auth's own code with auth's own key, which dev.yaml's secret opens. Registering
 * thousands would cost minutes of argon2 and measure nothing else; no service asks auth for a user.
 */
export async function mintUser(role: Minted['user']['role'] = 'user'): Promise<Minted> {
  const id = crypto.randomUUID();
  const user = { id, email: `${id}@crowd.test`, name: 'crowd', role };
  return { user, token: await issueToken(keyring, { user: { ...user, userId: id }, version: 0 }) };
}

export const mintCrowd = (size: number): Promise<Minted[]> =>
  Promise.all(Array.from({ length: size }, () => mintUser()));
