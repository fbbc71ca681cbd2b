import { expect, test } from 'vitest';
import { amountFault, amountIn } from './charge-amount.ts';

test.each([
  ['10000', 10_000],
  [' 10,000 ', 10_000],
  ['', Number.NaN],
  ['1e4', Number.NaN],
  ['-5000', Number.NaN],
  ['5000.5', Number.NaN],
  [',', Number.NaN],
])('%j is %d', (typed, amount) => {
  expect(amountIn(typed)).toBe(amount);
});

test.each([
  [999, 0, 'range'],
  [1_000, 0, undefined],
  [1_000_000, 9_000_000, undefined],
  [1_000_000, 9_000_001, 'full'],
  [1_000_001, 0, 'range'],
  [Number.NaN, 0, 'range'],
] as const)('%d to a balance of %d: %s', (amount, balance, fault) => {
  expect(amountFault(amount, balance)).toBe(fault);
});
