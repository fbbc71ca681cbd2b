import type { Kysely } from 'kysely';
import type { OutboxRelay } from '#shared/outbox/relay.ts';
import type { AuthTables } from './db/schema.ts';
import type { GoogleContext } from './google/google.ts';
import type { Keyring } from './keys/keyring.ts';
import type { AttemptLimits } from './limits/attempt-limits.ts';

/** What the domain of this service works with. */
export type AuthContext = {
  db: Kysely<AuthTables>;
  relay: Pick<OutboxRelay, 'nudge'>;
  keyring: Keyring;
  limits: AttemptLimits;
  google: GoogleContext;
};
