/** The gateways that speak to us; a payment remembers which one took it. */
export const gatewayNames = ['toss', 'portone'] as const;
export type GatewayName = (typeof gatewayNames)[number];

/**
 * What the card side of a payment needs of a gateway. None of these reject: whatever goes wrong
 * on the way is `unknown`, and the order is asked after later. Amounts are KRW.
 *
 * How the buyer pays (easy pay, transfer, card) is chosen in the gateway's own window, before the
 * token is made. Neither gateway has a place for it in the calls below.
 */
export type Gateway = {
  name: GatewayName;
  /**
   * Whether a new order may be begun. False while the breaker is open; once it has been open for
   * long enough, true until a call tries whether the gateway is well again.
   */
  takesNew: () => boolean;
  /** Takes `amount` from the card behind the buyer's token, once per order id. */
  confirm: (order: { orderId: string; amount: number; token: string }) => Promise<Confirmation>;
  /** What became of an order, for those who did not hear the answer. */
  findByOrderId: (order: { orderId: string; amount: number }) => Promise<OrderState>;
  /** Gives an approved order back, whole or in part. */
  cancel: (refund: {
    orderId: string;
    gatewayKey: string;
    amount: number;
    /** What the gateway keeps of the order before this; where it keeps less, it refuses. */
    refundable: number;
    reason: string;
    idempotencyKey: string;
  }) => Promise<Cancellation>;
  /** What was taken and what went back on one day of Seoul, such as `2026-11-25`. */
  listDay: (day: string) => Promise<DayList>;
  /** Whether a webhook is this gateway's own, and what it is about. */
  readWebhook: (delivery: Delivery) => Reading;
};

/** `returned` is the part that has gone back since. */
export type Approved = { outcome: 'approved'; gatewayKey: string; returned: number };
export type Declined = { outcome: 'declined'; code: string };

export type Confirmation =
  | Approved
  | Declined
  /** The request never reached the gateway or was turned away at its door: certainly not charged. */
  | { outcome: 'unavailable' }
  /** The card may have been charged. */
  | { outcome: 'unknown' };

export type OrderState =
  | Approved
  | Declined
  /** It was charged, and all of it went back. */
  | { outcome: 'cancelled' }
  /** The gateway never heard of it. */
  | { outcome: 'absent' }
  /** The gateway keeps, or may keep, another amount or currency of it: nobody's approval, and worth an alarm. */
  | { outcome: 'differs' }
  | { outcome: 'unknown' };

export type Cancellation =
  | { outcome: 'cancelled' }
  | { outcome: 'refused'; code: string }
  | { outcome: 'unknown' };

export type DayList = { outcome: 'listed'; movements: Movement[] } | { outcome: 'unknown' };

/** Money that moved at the gateway; amounts are positive either way. */
export type Movement = {
  orderId: string;
  kind: 'charge' | 'return';
  amount: number;
  at: Date;
};

/** A webhook as it came: its body to the letter, for that is what was signed. */
export type Delivery = { body: string; header: (name: string) => string | undefined };

export type Reading =
  /** Not signed by the gateway, or too long ago. */
  | 'forged'
  | 'malformed'
  /** About something else than an order. */
  | 'other'
  | Hint;

/** What a webhook says of an order. Amount and currency are only compared, and nothing in it is believed. */
export type Hint = {
  orderId: string;
  amount: number | undefined;
  currency: string | undefined;
  /** It tells of a charge: where we know of it already, there is nothing to ask. */
  saysPaid: boolean;
};
