import { randomBytes } from 'node:crypto';
import { TossError } from './errors.ts';
import type { Cancel, Payment } from './payment-object.ts';

/**
 * A payment on its way to the card company.
 *
 * At Toss the `paymentKey` is born in the browser and confirmed once. Here the key that was sent only names
 * a behaviour and may come any number of times, so every payment gets a key of its own; the caller
 * finds it in the answer, as with Toss.
 */
export function openPayment(order: { orderId: string; orderName: string; amount: number }): Payment {
  return {
    mId: 'sandbox',
    version: '2022-11-16',
    lastTransactionKey: null,
    paymentKey: `sandbox_${randomBytes(15).toString('base64url')}`,
    orderId: order.orderId,
    orderName: order.orderName,
    currency: 'KRW',
    method: '카드',
    status: 'IN_PROGRESS',
    requestedAt: now(),
    approvedAt: null,
    type: 'NORMAL',
    country: 'KR',
    useEscrow: false,
    cultureExpense: false,
    isPartialCancelable: true,
    card: null,
    virtualAccount: null,
    transfer: null,
    mobilePhone: null,
    giftCertificate: null,
    easyPay: null,
    cashReceipt: null,
    cashReceipts: null,
    discount: null,
    secret: null,
    cancels: null,
    failure: null,
    totalAmount: order.amount,
    ...balance(order.amount),
    taxFreeAmount: 0,
    taxExemptionAmount: 0,
  };
}

/** The card company said yes. */
export function charged(payment: Payment): Payment {
  return {
    ...payment,
    status: 'DONE',
    approvedAt: now(),
    lastTransactionKey: transactionKey(),
    card: {
      amount: payment.totalAmount,
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
    },
  };
}

/** The card company said no. */
export function aborted(payment: Payment, { code, message }: TossError): Payment {
  return { ...payment, status: 'ABORTED', failure: { code, message } };
}

/** Gives back all that is left, or a part of it. */
export function cancelled(
  payment: Payment,
  cancelReason: string,
  cancelAmount = payment.balanceAmount,
): Payment {
  if (payment.status === 'CANCELED') throw new TossError('ALREADY_CANCELED_PAYMENT');
  if (payment.status !== 'DONE' && payment.status !== 'PARTIAL_CANCELED') {
    throw new TossError('NOT_CANCELABLE_PAYMENT');
  }
  if (cancelAmount > payment.balanceAmount) throw new TossError('NOT_CANCELABLE_AMOUNT');
  const left = payment.balanceAmount - cancelAmount;
  const cancel: Cancel = {
    transactionKey: transactionKey(),
    cancelReason,
    canceledAt: now(),
    cancelAmount,
    taxFreeAmount: 0,
    taxExemptionAmount: 0,
    refundableAmount: left,
    easyPayDiscountAmount: 0,
    receiptKey: null,
    cancelStatus: 'DONE',
    cancelRequestId: null,
  };
  return {
    ...payment,
    ...balance(left),
    status: left === 0 ? 'CANCELED' : 'PARTIAL_CANCELED',
    lastTransactionKey: cancel.transactionKey,
    cancels: [...(payment.cancels ?? []), cancel],
  };
}

/** What is still with the merchant, split into price and 10 % VAT as Toss does. */
function balance(balanceAmount: number) {
  const suppliedAmount = Math.round(balanceAmount / 1.1);
  return { balanceAmount, suppliedAmount, vat: balanceAmount - suppliedAmount };
}

function transactionKey(): string {
  return randomBytes(16).toString('hex').toUpperCase();
}

/** Toss writes Korean time with its offset: `2022-01-01T11:31:29+09:00`. */
function now(): string {
  const nineHours = 9 * 60 * 60 * 1000;
  return `${new Date(Date.now() + nineHours).toISOString().slice(0, 19)}+09:00`;
}
