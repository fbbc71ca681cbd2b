import { expect, test } from 'vitest';
import { missingIn } from './registration.ts';

const whole = { name: '김티켓', email: 'a@example.com', password: '123456', phone: '' };

test('a registration without a phone is whole', () => {
  expect(missingIn(whole).size).toBe(0);
});

test.each([
  ['name', { name: ' ' }],
  ['email', { email: 'a.example.com' }],
  ['password', { password: '12345' }],
])('%s is missing in %j', (field, part) => {
  expect([...missingIn({ ...whole, ...part })]).toEqual([field]);
});
