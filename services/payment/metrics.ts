import { counter, histogram } from '#shared/telemetry/metrics.ts';
import type { Payment } from './db/schema.ts';

const payments = counter('tiketi_payments_total', 'Payments that came to an end', [
  'status',
  'event_id',
  'payment_method',
]);
const amounts = histogram(
  'tiketi_payment_amount',
  'Amounts paid, in KRW',
  [10_000, 50_000, 100_000, 150_000, 200_000, 300_000],
  ['event_id'],
);
const funnel = counter('tiketi_conversion_funnel_total', 'Buyers by how far they came', [
  'stage',
  'event_id',
]);

export function countPaid({ reservation, channel, amount }: Payment): void {
  payments({ status: 'success', event_id: reservation.eventId, payment_method: channel });
  amounts({ event_id: reservation.eventId }, amount);
  funnel({ stage: 'payment_completed', event_id: reservation.eventId });
}

export const countFailed = ({ reservation, channel }: Payment): void =>
  payments({ status: 'failed', event_id: reservation.eventId, payment_method: channel });

export const countRefunded = ({ reservation, channel }: Payment): void =>
  payments({ status: 'refunded', event_id: reservation.eventId, payment_method: channel });

/** Reasons why money is in doubt; each is worth an alarm. */
const troubles = [
  /** Paid, and reservation has not said for long that it is confirmed. */
  'not_confirmed',
  /** The gateway has not taken a refund. */
  'refund_waits',
  /** A charge that no payment wants any more. */
  'stray_charge',
  /** The gateway's order is not what we asked for. */
  'order_differs',
  'webhook_differs',
  'webhook_forged',
  /** Money went back at the gateway without us. */
  'cancelled_at_gateway',
  'charge_cancelled_at_gateway',
  'part_returned_at_gateway',
] as const;
type Kind = (typeof troubles)[number];

const trouble = counter('tiketi_payment_trouble_total', 'Money in doubt', ['kind']);

export const countTrouble = ({ kind }: { kind: Kind }): void => trouble({ kind });

for (const kind of troubles) trouble({ kind }, 0);
