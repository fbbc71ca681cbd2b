import { expect, test } from 'vitest';
import { kindOf, subjectOf } from './history.ts';

test.each([
  ['CHARGE', 'PAYMENT', '포인트 충전', 'charged', ''],
  ['USE', 'PAYMENT', '겨울 콘서트 결제', 'used', '겨울 콘서트'],
  ['REFUND', 'PAYMENT', '겨울 콘서트 환불', 'refunded', '겨울 콘서트'],
  ['CANCEL', 'PAYMENT', '결제 실패로 포인트 반환', 'returned', ''],
  ['CHARGE', 'MANUAL', '사과의 뜻으로', 'given', '사과의 뜻으로'],
  ['USE', 'MANUAL', '잘못 지급', 'taken', '잘못 지급'],
] as const)('%s by %s with %j is %s of %j', (type, reference_type, description, kind, subject) => {
  expect(kindOf({ type, reference_type })).toBe(kind);
  expect(subjectOf({ type, reference_type, description })).toBe(subject);
});
