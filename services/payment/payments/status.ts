/** Where a payment stands. The table below is the only way from one to another. */
export const transitions = {
  /** Points are taken, the card is being asked. */
  PROCESSING: ['SUCCESS', 'FAILED', 'UNCERTAIN'],
  /** The gateway may have charged, and nobody can say: it is asked until it does. */
  UNCERTAIN: ['SUCCESS', 'FAILED'],
  /** Paid, and not all of it is to go back. */
  SUCCESS: ['REFUNDING'],
  /** Nothing is kept: points are back, the card was not charged. */
  FAILED: [],
  /** All of it goes back, or has gone back but for what still waits for the gateway. */
  REFUNDING: ['REFUNDED'],
  REFUNDED: [],
} as const;

export type PaymentStatus = keyof typeof transitions;

type Before<To extends PaymentStatus> = {
  [From in PaymentStatus]: To extends (typeof transitions)[From][number] ? From : never;
}[PaymentStatus];

/** Where all of these may go. */
export type NextStatus<From extends PaymentStatus> = {
  [To in PaymentStatus]: [From] extends [Before<To>] ? To : never;
}[PaymentStatus];

/** Who or what made a payment move. */
export const transitionCauses = ['request', 'reconciler', 'webhook', 'event', 'admin'] as const;
export type TransitionCause = (typeof transitionCauses)[number];

/** What clients read: a doubt is a payment under way, and a refund under way has not happened yet. */
export const wireStatus = {
  PROCESSING: 'PROCESSING',
  UNCERTAIN: 'PROCESSING',
  SUCCESS: 'SUCCESS',
  FAILED: 'FAILED',
  REFUNDING: 'SUCCESS',
  REFUNDED: 'REFUNDED',
} as const satisfies Record<PaymentStatus, PaymentStatus>;
