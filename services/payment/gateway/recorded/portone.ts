/**
 * PortOne's answers by the types of its documents and of its server SDK (`@portone/server-sdk` 0.19),
 * shortened to the fields that matter here. Its documents show types, few examples.
 * https://developers.portone.io/api/rest-v2/payment
 */

/** `POST /payments/{paymentId}/confirm`: ConfirmPaymentResponse with a ConfirmedPaymentSummary. */
export const confirmed = {
  payment: { pgTxId: 'tviva20240425100000abcde', paidAt: '2024-04-25T10:00:00.000Z' },
};

/** `GET /payments/{paymentId}`: PaidPayment. */
export const paidPayment = {
  status: 'PAID',
  id: 'example-payment-id',
  transactionId: '55451513-9763-4a7a-bb43-78a4c65be843',
  merchantId: 'merchant-1',
  storeId: 'store-1',
  method: { type: 'PaymentMethodEasyPay', provider: 'NAVERPAY' },
  channel: { type: 'TEST', id: 'channel-id-1', pgProvider: 'TOSSPAYMENTS', pgMerchantId: 'tvivarepublica' },
  version: 'V2',
  requestedAt: '2024-04-25T09:59:00.000Z',
  updatedAt: '2024-04-25T10:00:00.000Z',
  statusChangedAt: '2024-04-25T10:00:00.000Z',
  orderName: '가을 음악회',
  amount: {
    total: 15000,
    taxFree: 0,
    vat: 1364,
    supply: 13636,
    discount: 0,
    paid: 15000,
    cancelled: 0,
    cancelledTaxFree: 0,
  },
  currency: 'KRW',
  customer: {},
  paidAt: '2024-04-25T10:00:00.000Z',
  pgTxId: 'tviva20240425100000abcde',
  disputes: [],
};

/** SucceededPaymentCancellation. */
const cancellation = {
  status: 'SUCCEEDED',
  id: '0cdd91e9-4e7c-44a3-a72e-1a6511826c2b',
  pgCancellationId: '090A796806E726BBB929F4A2CA7DB9A7',
  totalAmount: 5000,
  taxFreeAmount: 0,
  vatAmount: 455,
  reason: '좌석 취소',
  cancelledAt: '2024-04-26T01:00:00.000Z',
  requestedAt: '2024-04-26T01:00:00.000Z',
};

/** `POST /payments/{paymentId}/cancel`: CancelPaymentResponse, done at once, still to be done, or failed. */
export const cancelled = { cancellation };
export const cancelRequested = {
  cancellation: { ...cancellation, status: 'REQUESTED', cancelledAt: undefined },
};
export const cancelFailed = { cancellation: { ...cancellation, status: 'FAILED', cancelledAt: undefined } };

/** PartialCancelledPayment. */
export const partlyCancelledPayment = {
  ...paidPayment,
  status: 'PARTIAL_CANCELLED',
  statusChangedAt: '2024-04-26T01:00:00.000Z',
  amount: { ...paidPayment.amount, cancelled: 5000 },
  cancellations: [cancellation],
  cancelledAt: '2024-04-26T01:00:00.000Z',
};

/** FailedPayment with a PaymentFailure. */
export const failedPayment = {
  ...paidPayment,
  status: 'FAILED',
  paidAt: undefined,
  pgTxId: undefined,
  amount: { ...paidPayment.amount, paid: 0 },
  failedAt: '2024-04-25T10:00:00.000Z',
  failure: { reason: '한도초과', pgCode: 'REJECT_CARD_PAYMENT', pgMessage: '한도초과 혹은 잔액부족' },
};

/** ReadyPayment: the window was opened, and nobody has confirmed. */
export const readyPayment = (statusChangedAt: string) => ({
  ...paidPayment,
  status: 'READY',
  paidAt: undefined,
  pgTxId: undefined,
  statusChangedAt,
});

export const refusal = (type: string) => ({ type, message: '요청이 거절되었습니다.' });
/** PgProviderError. */
export const passedOn = { type: 'PG_PROVIDER', message: 'PG사 오류', pgCode: 'NP_0001', pgMessage: '거절' };

/** `GET /payments`: GetPaymentsResponse. */
export const payments = {
  items: [paidPayment, partlyCancelledPayment],
  page: { number: 0, size: 100, totalCount: 2 },
};

/** https://developers.portone.io/opi/ko/integration/webhook/readme-v2, version 2024-04-25. */
export const cancelledEvent = {
  type: 'Transaction.Cancelled',
  timestamp: '2024-04-25T10:00:00.000Z',
  data: {
    paymentId: 'example-payment-id',
    transactionId: '55451513-9763-4a7a-bb43-78a4c65be843',
    cancellationId: '0cdd91e9-4e7c-44a3-a72e-1a6511826c2b',
  },
};
export const billingKeyEvent = {
  type: 'BillingKey.Issued',
  timestamp: '2024-04-25T10:00:00.000Z',
  data: { billingKey: 'billing-key-75ae3cab-6afe-422d-bf34-3a7b1762451d' },
};
