/** In what a gateway and we may differ about an order. */
export const differenceKinds = [
  /** The gateway moved money for an order that is not among ours. */
  'unknown_to_us',
  /** We hold it for paid, and the gateway never heard of it. */
  'unknown_to_gateway',
  'amount',
  /** Not the same part of it has gone back. */
  'returned',
  /** One of us keeps the money and the other never took it, or gave all of it back. */
  'status',
] as const;

/** The order is a payment's id, or that of a charge of points; amounts are KRW, null where one cannot say. */
export type Difference = {
  kind: (typeof differenceKinds)[number];
  orderId: string;
  ours: Side;
  gateways: Side;
};

export type Side = { status: string; amount: number | null; returned: number | null };
