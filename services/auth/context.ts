import type { Kysely } from 'kysely';
import type { OutboxRelay } from '#shared/outbox/relay.ts';
import type { AuthTables } from './db/schema.ts';
import type { Keyring } from './keys/keyring.ts';

/** What the domain of this service works with. */
export type AuthContext = {
  db: Kysely<AuthTables>;
  relay: Pick<OutboxRelay, 'nudge'>;
  keyring: Keyring;
};
