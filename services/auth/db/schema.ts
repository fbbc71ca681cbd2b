import type { Generated, JSONColumnType } from 'kysely';
import type { Role } from '#shared/tokens/claims.ts';
import type { PublicJwk } from '../keys/jwk.ts';

export type AuthTables = {
  users: UserTable;
  signing_keys: SigningKeyTable;
  account_changes: AccountChangeTable;
  used_login_attempts: UsedAttemptTable;
};

type UserTable = {
  id: string;
  /** Lower-case, trimmed; nothing else is done to it. */
  email: string;
  /** Null for accounts that log in elsewhere only. */
  password_hash: string | null;
  name: string;
  phone: string | null;
  role: Generated<Role>;
  provider: Generated<'LOCAL' | 'GOOGLE'>;
  profile_image: string | null;
  /** Google's own id of the person, which outlives their address. */
  google_sub: string | null;
  /** The language of their mails. */
  locale: Generated<'ko' | 'en'>;
  /** Which of the mails that they may do without they want. */
  wants_held_mail: Generated<boolean>;
  wants_points_mail: Generated<boolean>;
  wants_news_mail: Generated<boolean>;
  /** Grows with all that makes a token of the account untrue; each token names the one it was made of. */
  version: Generated<number>;
  /** Tokens of a lower version are good no longer. */
  tokens_from: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

type SigningKeyTable = {
  kid: string;
  public_jwk: JSONColumnType<PublicJwk>;
  /** Sealed by KEY_ENCRYPTION_SECRET. */
  private_jwk: string;
  created_at: Generated<Date>;
  /** It is published before, so that everybody knows it by then. */
  signs_from: Generated<Date>;
  /** From then on it signs nothing; it is published until the last token it signed has ended. */
  retired_at: Date | null;
};

/** What became of an account of which tokens may still be about. */
type AccountChangeTable = {
  user_id: string;
  version: number;
  tokens_from: number;
  /** Null: it was deleted. */
  role: Role | null;
  changed_at: Generated<Date>;
};

/** A login attempt at Google that was brought back. */
type UsedAttemptTable = {
  state: string;
  used_at: Generated<Date>;
};
