import { z } from '@hono/zod-openapi';
import { Instant, Won } from '#shared/http/routes.ts';
import type { Payment, Refund } from '../db/schema.ts';
import type { Refunded } from '../refund/refund-by-admin.ts';
import { channels, displayName } from './channels.ts';
import { RefundFields, refundFields } from './refund-fields.route.ts';
import { wireStatus } from './status.ts';

/** What was bought, as the buyer's page shows it. */
const Bought = z.object({
  event: z.object({ title: z.string(), venue: z.string(), event_date: Instant }),
  seats: z.array(
    z.object({
      id: z.uuid().nullable(),
      seat_label: z.string(),
      section: z.string().nullable(),
      row_number: z.int().nullable(),
      seat_number: z.int().nullable(),
      unit_price: Won,
    }),
  ),
});

export const ProcessAnswer = z
  .object({
    success: z.literal(true),
    message: z.string(),
    payment: z.object({
      reservationId: z.uuid(),
      reservationNumber: z.string(),
      paymentMethod: z.string().openapi({ example: '네이버페이' }),
      totalAmount: Won,
      paidAt: Instant,
      id: z.uuid(),
    }),
    reservation: Bought,
  })
  .openapi('ProcessedPayment');

const PaymentFields = z.object({
  id: z.uuid(),
  reservation_id: z.uuid(),
  amount: Won,
  payment_method: z.enum(['CARD', 'POINT', 'MIXED']),
  point_used: Won,
  card_amount: Won,
  status: z.enum(['PROCESSING', 'SUCCESS', 'FAILED', 'REFUNDED']),
  paid_at: Instant.nullable(),
});

export const PayAnswer = z
  .object({ success: z.literal(true), payment: PaymentFields, balance: Won, reservation: Bought })
  .openapi('Payment');

const DetailFields = PaymentFields.extend({
  channel: z.enum(channels),
  created_at: Instant,
  refunded_at: Instant.nullable(),
  refunds: z.array(RefundFields),
});

export const PaymentDetail = z.object({ payment: DetailFields }).openapi('PaymentDetail');
export const PaymentOrNone = z.object({ payment: DetailFields.nullable() });

export const RefundAnswer = z
  .object({ success: z.literal(true), message: z.string(), payment: DetailFields })
  .openapi('RefundedPayment');

export const processAnswer = (payment: Payment): z.input<typeof ProcessAnswer> => ({
  success: true,
  message: '결제가 완료되었습니다.',
  payment: {
    reservationId: payment.reservation_id,
    reservationNumber: payment.reservation.number,
    paymentMethod: displayName(payment.channel),
    totalAmount: payment.amount,
    paidAt: (payment.paid_at ?? payment.created_at).toISOString(),
    id: payment.id,
  },
  reservation: bought(payment),
});

export const payAnswer = (payment: Payment, balance: number): z.input<typeof PayAnswer> => ({
  success: true,
  payment: paymentFields(payment),
  balance,
  reservation: bought(payment),
});

export const paymentDetail = (payment: Payment, refunds: Refund[]): z.input<typeof PaymentDetail> => ({
  payment: {
    ...paymentFields(payment),
    channel: payment.channel,
    created_at: payment.created_at.toISOString(),
    refunded_at: payment.refunded_at?.toISOString() ?? null,
    refunds: refunds.map(refundFields),
  },
});

/** Until all of it is back the payment shows as it was: what is not back yet is on its way, and certain. */
export const refundAnswer = ({ payment, refund, refunds }: Refunded): z.input<typeof RefundAnswer> => ({
  success: true,
  message:
    (refund?.done_at ?? payment.refunded_at)
      ? '환불이 완료되었습니다.'
      : '환불을 접수했습니다. 곧 완료됩니다.',
  ...paymentDetail(payment, refunds),
});

const paymentFields = (payment: Payment): z.input<typeof PaymentFields> => ({
  id: payment.id,
  reservation_id: payment.reservation_id,
  amount: payment.amount,
  payment_method: payment.payment_method,
  point_used: payment.point_used,
  card_amount: payment.card_amount,
  status: wireStatus[payment.status],
  paid_at: payment.paid_at?.toISOString() ?? null,
});

const bought = ({ reservation }: Payment): z.input<typeof Bought> => ({
  event: {
    title: reservation.eventTitle,
    venue: reservation.venue,
    event_date: new Date(reservation.eventDate).toISOString(),
  },
  seats: reservation.items.map((item) => ({
    id: item.seatId,
    seat_label: item.seatId ? item.label : `${item.label} × ${item.quantity}`,
    section: item.section,
    row_number: item.rowNumber,
    seat_number: item.seatNumber,
    unit_price: item.unitPrice,
  })),
});
