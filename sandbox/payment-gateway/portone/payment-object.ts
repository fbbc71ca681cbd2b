import { type Charge, leftOf, type Return } from '../book/charge.ts';
import { portOneFailure } from './refusals.ts';

/**
 * A charge as PortOne shows it. Here nothing comes before a confirm, so a payment is first seen while it runs.
 * @see https://developers.portone.io/api/rest-v2/payment
 */
export function portOnePayment(charge: Charge, storeId: string) {
  const left = leftOf(charge);
  const supply = Math.round(charge.amount / 1.1);
  return {
    status: statusOf(charge),
    id: charge.orderId,
    transactionId: charge.key,
    merchantId: 'merchant-sandbox',
    storeId,
    method: { type: 'PaymentMethodCard', card: { publisher: 'KOOKMIN', number: '123412******1234' } },
    channel: { type: 'TEST', id: 'channel-id-sandbox', pgProvider: 'TOSSPAYMENTS', pgMerchantId: 'sandbox' },
    version: 'V2',
    requestedAt: charge.requestedAt,
    updatedAt: charge.changedAt,
    statusChangedAt: charge.changedAt,
    orderName: charge.orderName,
    amount: {
      total: charge.amount,
      taxFree: 0,
      vat: charge.amount - supply,
      supply,
      discount: 0,
      paid: charge.status === 'charged' ? charge.amount : 0,
      cancelled: charge.amount - left,
      cancelledTaxFree: 0,
    },
    currency: 'KRW',
    customer: {},
    ...(charge.chargedAt && { paidAt: charge.chargedAt, pgTxId: charge.key }),
    ...(charge.refusal && { failedAt: charge.changedAt, failure: portOneFailure(charge.refusal) }),
    ...(charge.returns.length > 0 && {
      cancelledAt: charge.changedAt,
      cancellations: charge.returns.map(portOneCancellation),
    }),
  };
}

export const portOneCancellation = ({ id, amount, reason, at }: Return) => ({
  status: 'SUCCEEDED',
  id,
  pgCancellationId: id,
  totalAmount: amount,
  taxFreeAmount: 0,
  vatAmount: amount - Math.round(amount / 1.1),
  reason,
  cancelledAt: at,
  requestedAt: at,
});

function statusOf(charge: Charge) {
  switch (charge.status) {
    case 'under way':
      return 'READY';
    case 'refused':
      return 'FAILED';
    case 'charged':
      if (charge.returns.length === 0) return 'PAID';
      return leftOf(charge) === 0 ? 'CANCELLED' : 'PARTIAL_CANCELLED';
    default:
      return charge.status satisfies never;
  }
}
