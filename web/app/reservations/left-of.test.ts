import { expect, test } from 'vitest';
import { leftOf } from './left-of.ts';

test('what went back before does not come back again', () => {
  const refunds = [
    { card_amount: 10_000, point_amount: 0 },
    { card_amount: 5_000, point_amount: 2_000 },
  ];
  expect(leftOf({ card_amount: 40_000, point_used: 10_000, refunds })).toEqual({
    card: 25_000,
    points: 8_000,
  });
});
