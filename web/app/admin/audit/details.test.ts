import { expect, test } from 'vitest';
import { detailsOf } from './details.ts';

const say = { number: (count: number) => `#${count}`, won: (krw: number) => `${krw} KRW`, moment: String };
const details = (of: Record<string, unknown>) => detailsOf(of, say);

test('money reads as money, numbers as numbers, and what is empty is left out', () => {
  expect(details({ amount: 50_000, seatsCreated: 1_200, paid: true, reason: null, note: '' })).toEqual([
    ['amount', '50000 KRW'],
    ['seatsCreated', '#1200'],
    ['paid', 'true'],
  ]);
});

test('lists stand on one line, and what is nested is named by its way', () => {
  expect(details({ items: [{ label: 'A-1', quantity: 1 }], from: { state: 'open' }, none: [] })).toEqual([
    ['items', 'A-1 × #1'],
    ['from · state', 'open'],
  ]);
});
