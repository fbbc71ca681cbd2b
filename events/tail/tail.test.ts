import { expect, test } from 'vitest';
import { lineOf } from './line-of.ts';
import { wantedBy } from './wanted.ts';

const NOW = Date.parse('2026-11-26T02:31:05.400Z');
const event = (type: string, time = '2026-11-26T02:31:05Z') => ({ type, time });

test.each([
  ['payment.*', 'payment.paid', true],
  ['pay*', 'payment.paid', true],
  ['*.paid', 'payment.paid', true],
  ['payment.paid', 'payment.paid', true],
  ['payment.paid', 'payment-paid', false],
  ['payment', 'payment.paid', false],
  ['pay*', 'prepayment.paid', false],
  ['(*', 'payment.paid', false],
])('%s asks for %s: %s', (type, published, wanted) => {
  expect(wantedBy({ type, all: false }, NOW)(event(published))).toBe(wanted);
});

test('what was published before is only wanted by who asks for all', () => {
  const old = event('payment.paid', '2026-11-26T02:31:03Z');
  expect(wantedBy({ all: false }, NOW)(old)).toBe(false);
  expect(wantedBy({ all: true }, NOW)(old)).toBe(true);
});

test('a line says what happened of which trace, by ids and never by names', () => {
  const line = lineOf({
    ...event('payment.paid'),
    topic: 'payments',
    traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
    data: {
      paymentId: 'p1',
      userId: 'u1',
      buyer: { email: 'kim@example.com' },
      reservation: { id: 'r1', eventId: 'e1' },
    },
  });
  expect(line).toMatch(
    /^\d\d:\d\d:\d\d {2}payments {7}payment\.paid {18}trace a{32} {2}reservation r1 {2}payment p1 {2}user u1$/,
  );
  expect(line).not.toContain('kim');
});

test('an event of the catalogue is named by its own id', () => {
  const line = lineOf({ ...event('event.published'), topic: 'events', data: { id: 'e1' } });
  expect(line).toMatch(/trace none {2}event e1$/);
});
