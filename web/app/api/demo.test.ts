import { expect, test } from 'vitest';
import { demoIn } from './demo.ts';

const places = { mailPageUrl: 'http://localhost:1080', gatewayUrl: 'http://localhost:4100' };
const admin = { adminEmail: 'admin@example.com', adminPassword: 'a' };
const buyer = { email: 'buyer@example.com', password: 'b', name: '김하나', points: 50_000 };
const staff = { email: 'staff@example.com', password: 's', name: '정문지기' };

test('a demo tells of its places, its buyers, its staff and its administrator', () => {
  expect(demoIn({ ...places, ...admin, buyers: [buyer], staff })).toEqual({
    ...places,
    accounts: [
      { role: 'buyer', email: 'buyer@example.com', password: 'b' },
      { role: 'staff', email: 'staff@example.com', password: 's' },
      { role: 'admin', email: 'admin@example.com', password: 'a' },
    ],
  });
});

test.each([{}, { buyers: 'x' }, { buyers: [null, 'x', { email: 'x' }] }, { adminEmail: 1, staff: [] }])(
  'a demo with %j tells of nobody',
  (accounts) => {
    expect(demoIn({ ...places, ...accounts })).toEqual({ ...places, accounts: [] });
  },
);

test.each([null, 'x', [], {}, { ...places, gatewayUrl: 4100 }])('%j is no demo', (body) => {
  expect(demoIn(body)).toBeNull();
});

test('a link of it leads to a page and runs nothing', () => {
  expect(demoIn({ ...places, mailPageUrl: 'javascript:alert(1)' })).toBeNull();
});
