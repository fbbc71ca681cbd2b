import type { GatewayName } from '../gateway.ts';

export const callKinds = ['confirm', 'find', 'cancel', 'list'] as const;
export type CallKind = (typeof callKinds)[number];

/** One call that was made to a gateway. No secret, token or key of a payment is in it. */
export type GatewayCall = {
  gateway: GatewayName;
  call: CallKind;
  /** Null for a list, which is about a day. */
  orderId: string | null;
  /** What was to be taken or given back. */
  amount: number | null;
  /** Null when no answer came. */
  httpStatus: number | null;
  outcome: string;
  /** The gateway's own word for a refusal. */
  code: string | null;
  /** The last characters of the idempotency key, enough to tell two calls apart. */
  keyEnd: string | null;
  tookMs: number;
};

/** Takes note of a call; whoever made it does not wait until it is written. */
export type RecordCall = (call: GatewayCall) => void;

const SHOWN_OF_A_KEY = 4;

/** What may be shown of a key: its last characters. */
export const endOf = (key: string | undefined): string | null => key?.slice(-SHOWN_OF_A_KEY) ?? null;
