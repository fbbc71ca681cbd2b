import type { Publication } from '#shared/dapr/publish.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import type { FindAccount } from './accounts/accounts.ts';
import type { Claims } from './delivery/claims.ts';
import type { Channel, Outlet } from './delivery/outlet.ts';

/** What the handlers of this service work with. */
export type NotificationContext = {
  outlets: Record<Channel, Outlet>;
  claims: Claims;
  findAccount: FindAccount;
  /** Hands an event to the broker; rejects when it was not taken. */
  publish: (event: Publication) => Promise<void>;
  /** Where links in messages lead, without a slash at its end. */
  originUrl: string;
  log: Logger;
};
