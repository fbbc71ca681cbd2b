import type { ColumnType, Generated, Selectable } from 'kysely';
import type { EventData } from '#shared/events/contracts.ts';
import type { ReservationFacts } from '#shared/events/facts.ts';
import type { CallKind } from '../gateway/calls/call.ts';
import type { GatewayName } from '../gateway/gateway.ts';
import type { Channel } from '../payments/channels.ts';
import type { PaymentMethod } from '../payments/split.ts';
import type { PaymentStatus } from '../payments/status.ts';

export type Buyer = { email: string; name: string };
export type RefundReason = EventData<'payment.refunded'>['reason'];
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
  gateway_refusals: Generated<number>;
  failure_code: string | null;
  refund_reason: RefundReason | null;
  created_at: Generated<Date>;
  paid_at: Date | null;
  confirmed_at: Date | null;
  refunded_at: Date | null;
};

/** `id` is the order id at the gateway. */
type PointChargesTable = OpenWork & {
  id: string;
  user_id: string;
  idempotency_key: string | null;
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
  description: string;
  created_at: Generated<Date>;
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

export type PaymentTables = {
  payments: PaymentsTable;
  point_charges: PointChargesTable;
  points: PointsTable;
  point_histories: PointHistoriesTable;
  gateway_calls: GatewayCallsTable;
};

export type Payment = Selectable<PaymentsTable>;
export type PointCharge = Selectable<PointChargesTable>;
export type PointHistory = Selectable<PointHistoriesTable>;
export type GatewayCallRow = Selectable<GatewayCallsTable>;
