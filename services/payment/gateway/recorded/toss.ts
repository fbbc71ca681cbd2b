/**
 * What Toss Payments' documents show as its answers, shortened to the fields that matter here.
 * Keys are replaced, shapes are not.
 */

/** https://docs.tosspayments.com/reference#payment-객체, and a webhook as shops get it. */
export const donePayment = {
  mId: 'tosspayments',
  lastTransactionKey: '9C62B18EEF0DE3EB7F4422EB6D14BC6E',
  paymentKey: '5EnNZRJGvaBX7zk2yd8ydw26XvwXkLrx9POLqKQjmAw4b0e1',
  orderId: 'a4CWyWY5m89PNh7xJwhk1',
  orderName: '토스 티셔츠 외 2건',
  taxExemptionAmount: 0,
  status: 'DONE',
  requestedAt: '2024-02-13T12:17:57+09:00',
  approvedAt: '2024-02-13T12:18:14+09:00',
  useEscrow: false,
  cultureExpense: false,
  card: null,
  virtualAccount: null,
  transfer: null,
  cashReceipt: null,
  discount: null,
  cancels: null,
  secret: null,
  type: 'NORMAL',
  easyPay: { provider: '네이버페이', amount: 15000, discountAmount: 0 },
  country: 'KR',
  failure: null,
  isPartialCancelable: true,
  receipt: { url: 'https://dashboard.tosspayments.com/receipt/redirection?transactionId=x&ref=PX' },
  checkout: { url: 'https://api.tosspayments.com/v1/payments/x/checkout' },
  currency: 'KRW',
  totalAmount: 15000,
  balanceAmount: 15000,
  suppliedAmount: 13636,
  vat: 1364,
  taxFreeAmount: 0,
  method: '간편결제',
  version: '2022-11-16',
  metadata: null,
};

/** https://docs.tosspayments.com/guides/apis/cancel-payment */
export const partlyCancelledPayment = {
  ...donePayment,
  status: 'PARTIAL_CANCELED',
  balanceAmount: 10000,
  cancels: [
    {
      transactionKey: '090A796806E726BBB929F4A2CA7DB9A7',
      cancelReason: '테스트 결제 취소',
      taxExemptionAmount: 0,
      canceledAt: '2024-02-13T12:20:23+09:00',
      easyPayDiscountAmount: 0,
      receiptKey: null,
      cancelAmount: 5000,
      taxFreeAmount: 0,
      refundableAmount: 10000,
      cancelStatus: 'DONE',
      cancelRequestId: null,
    },
  ],
};

/** https://docs.tosspayments.com/reference/error-codes: a payment that failed. */
export const abortedPayment = {
  mId: 'tosspayments',
  version: '2022-11-16',
  lastTransactionKey: 'B7103F204998813B889C77C043D09502',
  paymentKey: '5zJ4xY7m0kODnyRpQWGrN2xqGlNvLrKwv1M9ENjbeoPaZdL6',
  orderId: 'a4CWyWY5m89PNh7xJwhk1',
  orderName: '토스 티셔츠 외 2건',
  currency: 'KRW',
  method: '카드',
  status: 'ABORTED',
  cancels: null,
  type: 'NORMAL',
  easyPay: null,
  country: 'KR',
  failure: { code: 'COMMON_ERROR', message: '일시적인 오류가 발생했습니다. 잠시 후 다시 시도해주세요.' },
  totalAmount: 15000,
  balanceAmount: 15000,
  suppliedAmount: 13636,
  vat: 1364,
  taxFreeAmount: 0,
  taxExemptionAmount: 0,
};

/** https://docs.tosspayments.com/reference/error-codes */
export const refusal = (code: string) => ({ code, message: '존재하지 않는 결제 입니다.' });

/** https://docs.tosspayments.com/guides/apis/transactions; the second row is made one of a cancel. */
export const transactions = [
  {
    mId: 'tosspayments',
    transactionKey: '0BC09F7F8A14A34ABD39CD1E0A7E4F16',
    paymentKey: '5EnNZRJGvaBX7zk2yd8ydw26XvwXkLrx9POLqKQjmAw4b0e1',
    orderId: 'a4CWyWY5m89PNh7xJwhk1',
    currency: 'KRW',
    method: '카드',
    customerKey: '',
    useEscrow: false,
    amount: 10000,
    status: 'DONE',
    transactionAt: '2022-01-03T12:11:34+09:00',
  },
  {
    mId: 'tosspayments',
    transactionKey: '6B8CBB22C1C0A5B1E3B6D1E8C6D2C0B7',
    paymentKey: '5EnNZRJGvaBX7zk2yd8ydw26XvwXkLrx9POLqKQjmAw4b0e1',
    orderId: 'a4CWyWY5m89PNh7xJwhk1',
    currency: 'KRW',
    method: '카드',
    customerKey: '',
    useEscrow: false,
    amount: 10000,
    status: 'CANCELED',
    transactionAt: '2022-01-03T18:53:08+09:00',
  },
];
