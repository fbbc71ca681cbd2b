import type { Answer } from '../book/charges.ts';
import type { Reason, Refused } from '../book/refused.ts';

/** What the payment company behind PortOne said, which PortOne passes on. */
const PASSED_ON: Partial<Record<Reason, [pgCode: string, pgMessage: string]>> = {
  'card refused': ['REJECT_CARD_COMPANY', '결제 승인이 거절되었습니다.'],
  'limit exceeded': ['REJECT_CARD_PAYMENT', '한도초과 혹은 잔액부족으로 결제에 실패했습니다.'],
  'refund refused': ['REFUND_REJECTED', '환불이 거절됐습니다. 결제사에 문의 부탁드립니다.'],
};

/**
 * PortOne's own types with the statuses it sends them with.
 * @see https://developers.portone.io/api/rest-v2/payment
 */
const WORDS: Record<Reason, [status: number, type: string, message: string]> = {
  'bad request': [400, 'INVALID_REQUEST', '요청된 입력 정보가 유효하지 않습니다.'],
  'bad order id': [400, 'INVALID_REQUEST', '결제 아이디가 유효하지 않습니다.'],
  'bad idempotency key': [400, 'INVALID_REQUEST', '멱등 키가 유효하지 않습니다.'],
  'wrong secret': [401, 'UNAUTHORIZED', '인증 정보가 올바르지 않습니다.'],
  'no such address': [404, 'NOT_FOUND', '존재하지 않는 주소입니다.'],
  'unknown payment': [404, 'PAYMENT_NOT_FOUND', '결제 건이 존재하지 않습니다.'],
  'charged already': [409, 'ALREADY_PAID', '결제가 이미 완료되었습니다.'],
  'under way': [409, 'ALREADY_PAID', '결제가 이미 진행 중입니다.'],
  'all back already': [409, 'PAYMENT_ALREADY_CANCELLED', '결제가 이미 취소되었습니다.'],
  'not charged': [409, 'PAYMENT_NOT_PAID', '결제가 완료되지 않았습니다.'],
  'more than is left': [
    409,
    'CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT',
    '결제 취소 금액이 취소 가능 금액을 초과했습니다.',
  ],
  'other than is left': [409, 'CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN', '취소 가능 잔액 검증에 실패했습니다.'],
  'same request running': [409, 'IDEMPOTENCY_OUTSTANDING_REQUEST', '이전 요청이 처리 중입니다.'],
  'card refused': [502, 'PG_PROVIDER', 'PG사에서 오류를 전달했습니다.'],
  'limit exceeded': [502, 'PG_PROVIDER', 'PG사에서 오류를 전달했습니다.'],
  'refund refused': [502, 'PG_PROVIDER', 'PG사에서 오류를 전달했습니다.'],
  fault: [500, 'INTERNAL', '일시적인 오류가 발생했습니다.'],
};

/** A refusal in PortOne's words. */
export function portOneRefusal({ reason }: Pick<Refused, 'reason'>): Answer {
  const [status, type, message] = WORDS[reason];
  const [pgCode, pgMessage] = PASSED_ON[reason] ?? [];
  return { status, body: { type, message, ...(pgCode && { pgCode, pgMessage }) } };
}

/** What a payment says of the refusal it ended with. */
export function portOneFailure(reason: Reason) {
  const [pgCode, pgMessage] = PASSED_ON[reason] ?? [];
  return { reason: pgMessage, pgCode, pgMessage };
}
