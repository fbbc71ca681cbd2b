import { createHash } from 'node:crypto';
import { type Charge, leftOf, type Return } from '../book/charge.ts';
import type { Cancel, Card, Payment } from './payment-object.ts';
import { tossFailure } from './refusals.ts';

/** A charge as Toss shows it. */
export function tossPayment(charge: Charge): Payment {
  return {
    mId: 'sandbox',
    version: '2022-11-16',
    lastTransactionKey: lastTransactionKey(charge),
    paymentKey: charge.key,
    orderId: charge.orderId,
    orderName: charge.orderName,
    currency: 'KRW',
    method: '카드',
    status: statusOf(charge),
    requestedAt: koreanTime(charge.requestedAt),
    approvedAt: charge.chargedAt && koreanTime(charge.chargedAt),
    type: 'NORMAL',
    country: 'KR',
    useEscrow: false,
    cultureExpense: false,
    isPartialCancelable: true,
    card: charge.status === 'charged' ? cardOf(charge) : null,
    virtualAccount: null,
    transfer: null,
    mobilePhone: null,
    giftCertificate: null,
    easyPay: null,
    cashReceipt: null,
    cashReceipts: null,
    discount: null,
    secret: null,
    cancels: charge.returns.length > 0 ? charge.returns.map(cancelOf) : null,
    failure: charge.refusal && tossFailure(charge.refusal),
    totalAmount: charge.amount,
    ...balance(leftOf(charge)),
    taxFreeAmount: 0,
    taxExemptionAmount: 0,
  };
}

function statusOf(charge: Charge): Payment['status'] {
  switch (charge.status) {
    case 'under way':
      return 'IN_PROGRESS';
    case 'refused':
      return 'ABORTED';
    case 'charged':
      if (charge.returns.length === 0) return 'DONE';
      return leftOf(charge) === 0 ? 'CANCELED' : 'PARTIAL_CANCELED';
    default:
      return charge.status satisfies never;
  }
}

const cardOf = ({ amount }: Charge): Card => ({
  amount,
  issuerCode: '33',
  acquirerCode: '31',
  number: '12341234****123*',
  installmentPlanMonths: 0,
  isInterestFree: false,
  interestPayer: null,
  approveNo: '00000000',
  useCardPoint: false,
  cardType: '신용',
  ownerType: '개인',
  acquireStatus: 'READY',
});

const cancelOf = ({ id, amount, reason, at, left }: Return): Cancel => ({
  transactionKey: transactionKey(id),
  cancelReason: reason,
  canceledAt: koreanTime(at),
  cancelAmount: amount,
  taxFreeAmount: 0,
  taxExemptionAmount: 0,
  refundableAmount: left,
  easyPayDiscountAmount: 0,
  receiptKey: null,
  cancelStatus: 'DONE',
  cancelRequestId: null,
});

function lastTransactionKey({ status, key, returns }: Charge): string | null {
  if (status !== 'charged') return null;
  return transactionKey(returns.at(-1)?.id ?? key);
}

/** One for the charge and one for each return, always the same. */
export const transactionKey = (id: string): string =>
  createHash('sha256').update(id).digest('hex').slice(0, 32).toUpperCase();

/** What is still with the merchant, split into price and 10 % VAT as Toss does. */
function balance(balanceAmount: number) {
  const suppliedAmount = Math.round(balanceAmount / 1.1);
  return { balanceAmount, suppliedAmount, vat: balanceAmount - suppliedAmount };
}

/** Toss writes Korean time with its offset: `2022-01-01T11:31:29+09:00`. */
export function koreanTime(at: string): string {
  const nineHours = 9 * 60 * 60 * 1000;
  return `${new Date(Date.parse(at) + nineHours).toISOString().slice(0, 19)}+09:00`;
}
