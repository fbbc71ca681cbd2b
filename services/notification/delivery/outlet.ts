import type { Draft } from '../templates/draft.ts';

export const channels = ['email', 'sms', 'push'] as const;
export type Channel = (typeof channels)[number];

/** A way in which messages leave. */
export type Outlet = {
  /** An address in the form in which it is used; undefined when it is none. */
  readAddress: (given: string) => string | undefined;
  /** An address as logs may show it. */
  mask: (address: string) => string;
  /** Gives a draft this outlet's form and hands it over; rejects with `DeliveryFailed`. */
  send: (to: Recipient, draft: Draft) => Promise<void>;
};

/** Whom a message goes to; not everybody has a name. */
export type Recipient = { address: string; name?: string | undefined };

/**
 * `refused`: the other side certainly does not have the message, so that sending it again cannot double it.
 * `uncertain`: nobody knows. What the other side wrote is left out: it may quote the address.
 */
export class DeliveryFailed extends Error {
  override name = 'DeliveryFailed';
  readonly outcome: 'refused' | 'uncertain';

  constructor(outcome: 'refused' | 'uncertain', reason: string) {
    super(`${outcome}: ${reason}`);
    this.outcome = outcome;
  }
}
