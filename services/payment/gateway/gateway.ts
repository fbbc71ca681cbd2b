/** The gateways that speak to us; a payment remembers which one took it. */
export const gatewayNames = ['toss', 'portone'] as const;
export type GatewayName = (typeof gatewayNames)[number];

/**
 * What the card side of a payment needs of a gateway. None of these reject: whatever goes wrong
 * on the way is `unknown`, and the order is asked after later. Amounts are KRW.
 */
export type Gateway = {
  name: GatewayName;
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
  /** The gateway has it with another amount or currency: nobody's approval, and worth an alarm. */
  | { outcome: 'differs' }
  | { outcome: 'unknown' };

export type Cancellation =
  | { outcome: 'cancelled' }
  | { outcome: 'refused'; code: string }
  | { outcome: 'unknown' };
