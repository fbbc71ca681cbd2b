import { expect, test } from 'vitest';
import { readDemo } from './demo-accounts-query.ts';

test('a demo tells of its buyers and its administrator', () => {
  const body = {
    adminEmail: 'admin@example.com',
    adminPassword: 'a',
    buyers: [{ email: 'buyer@example.com', password: 'b', name: '김하나', points: 50_000 }],
    mails: 'http://localhost:1080',
  };
  expect(readDemo(body)).toEqual([
    { email: 'buyer@example.com', password: 'b', isAdmin: false },
    { email: 'admin@example.com', password: 'a', isAdmin: true },
  ]);
});

test.each([null, 'x', [], {}, { adminEmail: 1, buyers: 'x' }, { buyers: [null, 'x', { email: 'x' }] }])(
  '%j tells of nobody',
  (body) => {
    expect(readDemo(body)).toEqual([]);
  },
);
