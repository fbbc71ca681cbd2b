import type { Kysely } from 'kysely';
import type { OutboxRelay } from '#shared/outbox/relay.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import type { PaymentTables } from './db/schema.ts';
import type { Gateways } from './gateway/gateways.ts';
import type { OpenCheckout } from './payments/open-checkout.ts';
import type { WakeUps } from './payments/wake-ups.ts';
import type { AccountExists } from './points/account-exists.ts';

/** What the domain of this service works with. */
export type PaymentContext = {
  db: Kysely<PaymentTables>;
  relay: Pick<OutboxRelay, 'nudge'>;
  log: Logger;
  gateways: Gateways;
  openCheckout: OpenCheckout;
  accountExists: AccountExists;
  /** Wakes the answer to a buyer once their reservation is confirmed. */
  wakeUps: WakeUps;
  confirmationWaitMs: number;
};
