/** Where a payment stands. The table below is the only way from one to another. */
export const transitions = {
  /** Points are taken, the card is being asked. */
  PROCESSING: ['SUCCESS', 'FAILED'],
  SUCCESS: ['REFUNDING'],
  /** Nothing is kept: points are back, the card was not charged. */
  FAILED: [],
  REFUNDING: ['REFUNDED'],
  REFUNDED: [],
} as const;

export type PaymentStatus = keyof typeof transitions;
export type NextStatus<From extends PaymentStatus> = (typeof transitions)[From][number];

/** What clients read: a refund that is under way has not happened yet. */
export const wireStatus = {
  PROCESSING: 'PROCESSING',
  SUCCESS: 'SUCCESS',
  FAILED: 'FAILED',
  REFUNDING: 'SUCCESS',
  REFUNDED: 'REFUNDED',
} as const satisfies Record<PaymentStatus, PaymentStatus>;
