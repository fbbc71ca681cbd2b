import { expect, test } from 'vitest';
import { Refusal, type RefusalCode, Unreachable } from '../../api/refusal.ts';
import { surelyNotBooked } from './surely-not-booked.ts';

const refusal = (status: number, code: RefusalCode) =>
  new Refusal(new Response(null, { status }), {
    code,
    error: '',
    message: '',
    requestId: '',
    success: false,
  });

test('a booking keeps its key until an answer says that it was not made', () => {
  expect(surelyNotBooked(refusal(409, 'SEAT_UNAVAILABLE'))).toBe(true);
  expect(surelyNotBooked(refusal(403, 'QUEUE_NOT_ADMITTED'))).toBe(true);
  for (const unsaid of [
    refusal(409, 'PAYMENT_IN_PROGRESS'),
    refusal(503, 'UPSTREAM_UNAVAILABLE'),
    new Unreachable('no answer'),
  ])
    expect(surelyNotBooked(unsaid)).toBe(false);
});
