import { expect, test } from 'vitest';
import { ticksTo } from './scale.ts';

test.each([
  [0, [0, 1]],
  [3, [0, 1, 2, 3]],
  [10, [0, 5, 10]],
  [87, [0, 50, 100]],
  [1_430_000, [0, 500_000, 1_000_000, 1_500_000]],
])('an axis up to %d has round steps', (most, ticks) => {
  expect(ticksTo(most)).toEqual(ticks);
});
