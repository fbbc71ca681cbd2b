import type { Generated, JSONColumnType } from 'kysely';
import type { PublicJwk } from '../keys/jwk.ts';

export type AuthTables = {
  users: UserTable;
  signing_keys: SigningKeyTable;
};

type UserTable = {
  id: string;
  /** Lower-case, trimmed; nothing else is done to it. */
  email: string;
  /** Null for accounts that log in elsewhere only. */
  password_hash: string | null;
  name: string;
  phone: string | null;
  role: Generated<'user' | 'admin'>;
  provider: Generated<'LOCAL' | 'GOOGLE'>;
  profile_image: string | null;
  google_sub: string | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

type SigningKeyTable = {
  kid: string;
  public_jwk: JSONColumnType<PublicJwk>;
  /** Sealed by KEY_ENCRYPTION_SECRET. */
  private_jwk: string;
  created_at: Generated<Date>;
  /** From then on it signs nothing; it is published until the last token it signed has ended. */
  retired_at: Date | null;
};
