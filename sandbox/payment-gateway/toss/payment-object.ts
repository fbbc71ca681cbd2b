/**
 * Toss's Payment object, API version 2022-11-16, for a card. Fields of other payment methods are null.
 * @see https://docs.tosspayments.com/reference#payment-객체
 */
export interface Payment {
  mId: string;
  version: string;
  lastTransactionKey: string | null;
  paymentKey: string;
  orderId: string;
  orderName: string;
  currency: 'KRW';
  method: '카드';
  status: 'READY' | 'IN_PROGRESS' | 'DONE' | 'CANCELED' | 'PARTIAL_CANCELED' | 'ABORTED';
  requestedAt: string;
  approvedAt: string | null;
  type: 'NORMAL';
  country: 'KR';
  useEscrow: boolean;
  cultureExpense: boolean;
  isPartialCancelable: boolean;
  card: Card | null;
  virtualAccount: null;
  transfer: null;
  mobilePhone: null;
  giftCertificate: null;
  easyPay: null;
  cashReceipt: null;
  cashReceipts: null;
  discount: null;
  secret: null;
  cancels: Cancel[] | null;
  failure: { code: string; message: string } | null;
  totalAmount: number;
  balanceAmount: number;
  suppliedAmount: number;
  vat: number;
  taxFreeAmount: number;
  taxExemptionAmount: number;
}

export interface Card {
  amount: number;
  issuerCode: string;
  acquirerCode: string;
  number: string;
  installmentPlanMonths: number;
  isInterestFree: boolean;
  interestPayer: null;
  approveNo: string;
  useCardPoint: boolean;
  cardType: '신용';
  ownerType: '개인';
  acquireStatus: 'READY';
}

export interface Cancel {
  transactionKey: string;
  cancelReason: string;
  canceledAt: string;
  cancelAmount: number;
  taxFreeAmount: number;
  taxExemptionAmount: number;
  refundableAmount: number;
  easyPayDiscountAmount: number;
  receiptKey: null;
  cancelStatus: 'DONE';
  cancelRequestId: null;
}
