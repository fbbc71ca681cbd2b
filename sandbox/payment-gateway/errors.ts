type Status = 400 | 401 | 403 | 404 | 409 | 500;

/**
 * Toss Payments' own codes with the statuses and texts it sends them with.
 * @see https://docs.tosspayments.com/reference/error-codes
 * @see https://docs.tosspayments.com/guides/using-api/idempotency-key
 */
export type TossCode =
  | 'INVALID_REQUEST'
  | 'INVALID_ORDER_ID'
  | 'INVALID_IDEMPOTENCY_KEY'
  | 'ALREADY_PROCESSED_PAYMENT'
  | 'ALREADY_PROCESSING_REQUEST'
  | 'ALREADY_CANCELED_PAYMENT'
  | 'UNAUTHORIZED_KEY'
  | 'REJECT_CARD_COMPANY'
  | 'REJECT_CARD_PAYMENT'
  | 'NOT_CANCELABLE_AMOUNT'
  | 'NOT_CANCELABLE_PAYMENT'
  | 'NOT_FOUND'
  | 'NOT_FOUND_PAYMENT'
  | 'IDEMPOTENT_REQUEST_PROCESSING'
  | 'FAILED_INTERNAL_SYSTEM_PROCESSING';

const texts: Record<TossCode, [Status, string]> = {
  INVALID_REQUEST: [400, '잘못된 요청입니다.'],
  INVALID_ORDER_ID: [
    400,
    '`orderId`는 영문 대소문자, 숫자, 특수문자(-, _) 만 허용합니다. 6자 이상 64자 이하여야 합니다.',
  ],
  INVALID_IDEMPOTENCY_KEY: [400, '멱등키는 300자 이하여야 합니다.'],
  ALREADY_PROCESSED_PAYMENT: [400, '이미 처리된 결제 입니다.'],
  ALREADY_PROCESSING_REQUEST: [400, '이미 처리중인 결제 입니다.'],
  ALREADY_CANCELED_PAYMENT: [400, '이미 취소된 결제 입니다.'],
  UNAUTHORIZED_KEY: [401, '인증되지 않은 시크릿 키 혹은 클라이언트 키 입니다.'],
  REJECT_CARD_COMPANY: [403, '결제 승인이 거절되었습니다.'],
  REJECT_CARD_PAYMENT: [403, '한도초과 혹은 잔액부족으로 결제에 실패했습니다.'],
  NOT_CANCELABLE_AMOUNT: [403, '취소 할 수 없는 금액 입니다.'],
  NOT_CANCELABLE_PAYMENT: [403, '취소 할 수 없는 결제 입니다.'],
  NOT_FOUND: [404, '존재하지 않는 정보 입니다.'],
  NOT_FOUND_PAYMENT: [404, '존재하지 않는 결제 정보 입니다.'],
  IDEMPOTENT_REQUEST_PROCESSING: [409, '이전 멱등 요청이 처리중입니다.'],
  FAILED_INTERNAL_SYSTEM_PROCESSING: [
    500,
    '내부 시스템 처리 작업이 실패했습니다. 잠시 후 다시 시도해주세요.',
  ],
};

/** A refusal in Toss's words: answered with its status and the body `{ code, message }`. */
export class TossError extends Error {
  readonly code: TossCode;
  readonly status: Status;

  constructor(code: TossCode) {
    const [status, text] = texts[code];
    super(text);
    this.code = code;
    this.status = status;
  }
}
