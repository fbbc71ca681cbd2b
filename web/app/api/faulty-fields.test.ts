import { expect, test } from 'vitest';
import { faultyFields } from './faulty-fields.ts';
import { Refusal, type RefusalCode, Unreachable } from './refusal.ts';

const refusal = (code: RefusalCode, details?: Record<string, unknown>) =>
  new Refusal(new Response(null, { status: 400 }), {
    success: false,
    code,
    error: code,
    message: code,
    requestId: 'x',
    ...(details && { details }),
  });

test('what a service found fault with is named by its field', () => {
  const fields = [
    { path: 'email', msg: 'Invalid' },
    { path: 'password', msg: 'Too small' },
  ];
  expect([...faultyFields(refusal('VALIDATION_ERROR', { fields }))]).toEqual(['email', 'password']);
});

test.each([
  refusal('VALIDATION_ERROR'),
  refusal('VALIDATION_ERROR', { fields: [null, 'x', { path: 1 }] }),
  refusal('EMAIL_TAKEN', { fields: [{ path: 'email' }] }),
  new Unreachable('x'),
  null,
])('%s names no field', (error) => {
  expect(faultyFields(error).size).toBe(0);
});
