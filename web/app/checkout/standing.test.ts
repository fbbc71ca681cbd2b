import { expect, test } from 'vitest';
import { Refusal, type RefusalCode, Unreachable } from '../api/refusal.ts';
import { standingOf, tookNothing } from './standing.ts';

const pending = { status: 'pending', payment_status: 'pending', isExpired: false } as const;
const over = { status: 'cancelled', payment_status: 'failed', isExpired: true } as const;
const payment = (status: 'PROCESSING' | 'SUCCESS' | 'FAILED' | 'REFUNDED', id = 'p1') => ({ id, status });

test('a reservation that waits is open, whatever failed before', () => {
  expect(standingOf(pending, null, undefined)).toBe('open');
  expect(standingOf(pending, payment('FAILED'), undefined)).toBe('open');
});

test('a payment that is taken or not yet confirmed is running, also when this tab knows nothing of it', () => {
  expect(standingOf(pending, payment('PROCESSING'), undefined)).toBe('running');
  expect(standingOf(pending, payment('SUCCESS'), undefined)).toBe('running');
  expect(standingOf(over, payment('PROCESSING'), undefined)).toBe('running');
});

test('an attempt of which nobody has heard is lost; a failure from before it says nothing of it', () => {
  expect(standingOf(pending, null, { after: null })).toBe('lost');
  expect(standingOf(pending, payment('FAILED'), { after: 'p1' })).toBe('lost');
});

test('a failure that came after it is its own', () => {
  expect(standingOf(pending, payment('FAILED', 'p2'), { after: 'p1' })).toBe('failed');
});

test('confirmed is paid', () => {
  const confirmed = { status: 'confirmed', payment_status: 'completed', isExpired: false } as const;
  expect(standingOf(confirmed, payment('SUCCESS'), { after: null })).toBe('paid');
});

test('money for a reservation that is over goes back', () => {
  expect(standingOf(over, null, { after: null })).toBe('ended');
  expect(standingOf(over, payment('FAILED'), undefined)).toBe('ended');
  expect(standingOf(over, payment('SUCCESS'), undefined)).toBe('returned');
  expect(standingOf({ ...over, payment_status: 'refunded' }, payment('REFUNDED'), undefined)).toBe(
    'returned',
  );
});

const refusal = (status: number, code: RefusalCode) =>
  new Refusal(new Response(null, { status }), {
    code,
    error: '',
    message: '',
    requestId: '',
    success: false,
  });

test('only an answer about the payment itself says that nothing was taken', () => {
  expect(tookNothing(refusal(402, 'PAYMENT_DECLINED'))).toBe(true);
  expect(tookNothing(refusal(503, 'PAYMENT_UNAVAILABLE'))).toBe(true);
  for (const unsaid of [
    refusal(503, 'PAYMENT_UNCERTAIN'),
    refusal(503, 'UPSTREAM_UNAVAILABLE'),
    refusal(409, 'PAYMENT_IN_PROGRESS'),
    refusal(409, 'ALREADY_PAID'),
    refusal(429, 'RATE_LIMITED'),
    new Unreachable('no answer'),
  ])
    expect(tookNothing(unsaid)).toBe(false);
});
