import { expect, test } from 'vitest';
import { demoIn } from './demo.ts';

const demo = {
  mailPageUrl: 'http://localhost:1080',
  gatewayUrl: 'http://localhost:4100',
  adminEmail: 'admin@tiketi.gg',
  adminPassword: 'secret',
};
const buyer = { email: 'buyer1@tiketi.gg', password: 'secret' };

test('the demo is read with its buyers, or without', () => {
  expect(demoIn({ ...demo, buyers: [buyer] })).toEqual({ ...demo, buyers: [buyer] });
  expect(demoIn(demo)).toEqual({ ...demo, buyers: [] });
});

test('what is no demo is none', () => {
  for (const body of [null, 'x', [], {}, { ...demo, gatewayUrl: 4100 }]) expect(demoIn(body)).toBeNull();
});

test('a link of it leads to a page and runs nothing', () => {
  expect(demoIn({ ...demo, mailPageUrl: 'javascript:alert(1)' })).toBeNull();
});
