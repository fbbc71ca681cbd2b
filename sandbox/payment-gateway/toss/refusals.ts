import type { Answer } from '../book/charges.ts';
import type { Reason, Refused } from '../book/refused.ts';

/**
 * Toss Payments' own codes with the statuses and texts it sends them with.
 * @see https://docs.tosspayments.com/reference/error-codes
 * @see https://docs.tosspayments.com/guides/using-api/idempotency-key
 */
const WORDS: Record<Reason, [status: number, code: string, message: string]> = {
  'bad request': [400, 'INVALID_REQUEST', '잘못된 요청입니다.'],
  'bad order id': [
    400,
    'INVALID_ORDER_ID',
    '`orderId`는 영문 대소문자, 숫자, 특수문자(-, _) 만 허용합니다. 6자 이상 64자 이하여야 합니다.',
  ],
  'bad idempotency key': [400, 'INVALID_IDEMPOTENCY_KEY', '멱등키는 300자 이하여야 합니다.'],
  'charged already': [400, 'ALREADY_PROCESSED_PAYMENT', '이미 처리된 결제 입니다.'],
  'under way': [400, 'ALREADY_PROCESSING_REQUEST', '이미 처리중인 결제 입니다.'],
  'all back already': [400, 'ALREADY_CANCELED_PAYMENT', '이미 취소된 결제 입니다.'],
  'other than is left': [400, 'NOT_MATCHES_REFUNDABLE_AMOUNT', '잔액 결과가 일치하지 않습니다.'],
  'wrong secret': [401, 'UNAUTHORIZED_KEY', '인증되지 않은 시크릿 키 혹은 클라이언트 키 입니다.'],
  'card refused': [403, 'REJECT_CARD_COMPANY', '결제 승인이 거절되었습니다.'],
  'limit exceeded': [403, 'REJECT_CARD_PAYMENT', '한도초과 혹은 잔액부족으로 결제에 실패했습니다.'],
  'more than is left': [403, 'NOT_CANCELABLE_AMOUNT', '취소 할 수 없는 금액 입니다.'],
  'not charged': [403, 'NOT_CANCELABLE_PAYMENT', '취소 할 수 없는 결제 입니다.'],
  'refund refused': [400, 'REFUND_REJECTED', '환불이 거절됐습니다. 결제사에 문의 부탁드립니다.'],
  'no such address': [404, 'NOT_FOUND', '존재하지 않는 정보 입니다.'],
  'unknown payment': [404, 'NOT_FOUND_PAYMENT', '존재하지 않는 결제 정보 입니다.'],
  'same request running': [409, 'IDEMPOTENT_REQUEST_PROCESSING', '이전 멱등 요청이 처리중입니다.'],
  fault: [
    500,
    'FAILED_INTERNAL_SYSTEM_PROCESSING',
    '내부 시스템 처리 작업이 실패했습니다. 잠시 후 다시 시도해주세요.',
  ],
};

/** A refusal in Toss's words. */
export function tossRefusal({ reason }: Pick<Refused, 'reason'>): Answer {
  const [status, code, message] = WORDS[reason];
  return { status, body: { code, message } };
}

/** What a payment says of the refusal it ended with. */
export function tossFailure(reason: Reason): { code: string; message: string } {
  const [, code, message] = WORDS[reason];
  return { code, message };
}
