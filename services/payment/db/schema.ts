import type { ColumnType, Generated, Selectable } from 'kysely';
import type { EventData } from '#shared/events/contracts.ts';
import type { ReservationFacts, ReservationItem } from '#shared/events/facts.ts';
import type { Difference } from '../comparisons/difference.ts';
import type { CallKind } from '../gateway/calls/call.ts';
import type { GatewayName } from '../gateway/gateway.ts';
import type { Channel } from '../payments/channels.ts';
import type { PaymentMethod } from '../payments/split.ts';
import type { PaymentStatus, TransitionCause } from '../payments/status.ts';
import type { PointDifference } from '../points/audit/difference.ts';

export type Buyer = { email: string; name: string };
export type RefundReason = EventData<'payment.refunded'>['reason'];
export type RefundStatus = 'PENDING' | 'DONE';
export type ChargeStatus = 'PROCESSING' | 'SUCCESS' | 'FAILED';
export type HistoryType = 'CHARGE' | 'USE' | 'REFUND' | 'CANCEL';
export type ReferenceType = 'PAYMENT' | 'RESERVATION' | 'MANUAL';

/** Written as JSON text, read as what it was. */
type Json<T> = ColumnType<T, string, never>;

/**
 * Work that is not done yet. Until `next_attempt_at` the row is in the hands of one process;
 * after it, of whoever claims it first. Null: nothing is left to do.
 */
type OpenWork = { attempts: Generated<number>; next_attempt_at: Date | null };

/** `id` is the order id at the gateway. */
type PaymentsTable = OpenWork & {
  id: string;
  user_id: string;
  reservation_id: string;
  amount: number;
  payment_method: PaymentMethod;
  channel: Channel;
  point_used: number;
  card_amount: number;
  status: PaymentStatus;
  version: Generated<number>;
  reservation: Json<ReservationFacts>;
  buyer: Json<Buyer>;
  /** Null when no gateway has a part in it: points alone, or taken by hand. */
  gateway: GatewayName | null;
  gateway_key: string | null;
  failure_code: string | null;
  /** What of the two parts is resolved to go back, done or not. */
  returned_card: Generated<number>;
  returned_points: Generated<number>;
  /** Why the last of it goes back. */
  refund_reason: RefundReason | null;
  created_at: Generated<Date>;
  paid_at: Date | null;
  confirmed_at: Date | null;
  refunded_at: Date | null;
};

/** Added to, never changed. */
type PaymentTransitionsTable = {
  payment_id: string;
  /** The payment's version that the move made. */
  version: number;
  from_status: PaymentStatus;
  to_status: PaymentStatus;
  cause: TransitionCause;
  detail: string | null;
  at: Generated<Date>;
};

/** A payment, or a part of it, that goes back; the card's part goes first. */
type RefundsTable = OpenWork & {
  id: string;
  payment_id: string;
  /** Refunds of one payment in the order in which they were resolved. */
  sequence: number;
  /** What is given back for it; null: all that was left. */
  items: ColumnType<ReservationItem[] | null, string | null, never>;
  card_amount: number;
  point_amount: number;
  reason: RefundReason;
  /** Why, in an administrator's own words. */
  note: string | null;
  requested_by: string | null;
  status: RefundStatus;
  version: Generated<number>;
  /** How often the gateway has said no; each no asks for a new key. */
  refusals: Generated<number>;
  /** The outcome of the last try that was in vain, or the gateway's code for it. */
  last_answer: string | null;
  created_at: Generated<Date>;
  done_at: Date | null;
  /** How often the event that says so was sent, and when it is sent again; null for never. */
  told: Generated<number>;
  tell_again_at: Date | null;
};

/** `id` is the order id at the gateway. */
type PointChargesTable = OpenWork & {
  id: string;
  user_id: string;
  /** The attempt that the caller's Idempotency-Key stands for. */
  attempt_id: string | null;
  amount: number;
  status: ChargeStatus;
  buyer: Json<Buyer>;
  gateway: GatewayName;
  gateway_key: string | null;
  failure_code: string | null;
  created_at: Generated<Date>;
  charged_at: Date | null;
};

type PointsTable = {
  user_id: string;
  balance: number;
  /** Counts the changes: the newest history row has it as its `sequence`. */
  version: number;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

type PointHistoriesTable = {
  id: string;
  user_id: string;
  sequence: number;
  type: HistoryType;
  amount: number;
  balance_after: number;
  reference_type: ReferenceType;
  reference_id: string | null;
  /** What moved them, where one reference moves them several times: a refund of a payment. */
  cause_id: string | null;
  description: string;
  created_at: Generated<Date>;
};

/** `up_to`: the last account that was looked at in passing; null when the next audit begins anew. */
type PointAuditsTable = {
  id: string;
  started_at: Date;
  finished_at: Generated<Date>;
  accounts: number;
  up_to: string | null;
  different: number;
  differences: Json<PointDifference[]>;
};

/** Nothing that could pay is in it: of a key its last characters. */
type GatewayCallsTable = {
  id: string;
  order_id: string | null;
  gateway: GatewayName;
  call: CallKind;
  amount: number | null;
  http_status: number | null;
  outcome: string;
  code: string | null;
  key_end: string | null;
  took_ms: number;
  at: Generated<Date>;
};

type GatewayComparisonsTable = {
  id: string;
  /** Of Seoul, such as `2026-11-25`. */
  day: string;
  gateway: GatewayName;
  /** `UNREADABLE`: the gateway did not say what was on that day. */
  status: 'RUNNING' | 'DONE' | 'UNREADABLE';
  compared: Generated<number>;
  different: Generated<number>;
  differences: ColumnType<Difference[], string | undefined, string>;
  started_at: Generated<Date>;
  finished_at: Date | null;
};

/** What went to the outbox about a payment; written by a trigger. */
type ToldEventsTable = { id: string; payment_id: string; type: string; at: Date };

export type PaymentTables = {
  payments: PaymentsTable;
  payment_transitions: PaymentTransitionsTable;
  refunds: RefundsTable;
  point_charges: PointChargesTable;
  points: PointsTable;
  point_histories: PointHistoriesTable;
  point_audits: PointAuditsTable;
  gateway_calls: GatewayCallsTable;
  gateway_comparisons: GatewayComparisonsTable;
  told_events: ToldEventsTable;
};

export type Payment = Selectable<PaymentsTable>;
export type Transition = Selectable<PaymentTransitionsTable>;
export type Refund = Selectable<RefundsTable>;
export type PointCharge = Selectable<PointChargesTable>;
export type PointHistory = Selectable<PointHistoriesTable>;
export type PointAudit = Selectable<PointAuditsTable>;
export type Comparison = Selectable<GatewayComparisonsTable>;
export type GatewayCallRow = Selectable<GatewayCallsTable>;
