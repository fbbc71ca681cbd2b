import { describe, expect, test } from 'vitest';
import { Refusal, type RefusalCode, Unreachable } from '../api/refusal.ts';
import { chargeIdOf, tookNothing } from './charge-outcome.ts';

const refusal = (code: RefusalCode, details: Record<string, unknown> = {}) =>
  new Refusal(new Response(null, { status: 503 }), {
    success: false,
    code,
    error: code,
    message: code,
    requestId: 'x',
    details,
  });

describe('an attempt', () => {
  test.each(['PAYMENT_DECLINED', 'PAYMENT_UNAVAILABLE', 'VALIDATION_ERROR'] as const)(
    'took nothing after %s, the first time and later',
    (code) => {
      expect([false, true].map((isRepeat) => tookNothing(refusal(code), isRepeat))).toEqual([true, true]);
    },
  );

  test.each(['RATE_LIMITED', 'UNAUTHENTICATED', 'INVALID_TOKEN'] as const)(
    'that was turned away with %s took nothing unless it had been sent before',
    (code) => {
      expect([false, true].map((isRepeat) => tookNothing(refusal(code), isRepeat))).toEqual([true, false]);
    },
  );

  test.each([
    refusal('PAYMENT_UNCERTAIN'),
    refusal('PAYMENT_IN_PROGRESS'),
    refusal('UPSTREAM_UNAVAILABLE'),
    refusal('INTERNAL'),
    refusal('IDEMPOTENCY_CONFLICT'),
    new Unreachable('no answer'),
    new Error('anything else'),
  ])('may have taken money after %s', (error) => {
    expect(tookNothing(error, false)).toBe(false);
  });
});

test('a charge whose outcome is not known has a name by which its credit is found', () => {
  expect(chargeIdOf(refusal('PAYMENT_UNCERTAIN', { id: 'a' }))).toBe('a');
  for (const error of [refusal('PAYMENT_UNCERTAIN'), refusal('INTERNAL', { id: 'a' }), new Unreachable('x')])
    expect(chargeIdOf(error)).toBeNull();
});
