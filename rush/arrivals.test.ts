import { expect, test } from 'vitest';
import { arrivals } from './arrivals.ts';
import { seeded } from './random.ts';

const gapsOf = (times: number[]) => times.slice(1).map((at, index) => at - (times[index] ?? 0));
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('buyers arrive at the rate that was asked for, each by themselves', () => {
  const gaps = gapsOf(arrivals({ users: 20_000, rate: 500, burst: 0 }, seeded(1)));
  const long = mean(gaps);
  expect(long).toBeCloseTo(2, 1);
  // Of a Poisson process the gaps spread as widely as they are long.
  const spread = Math.sqrt(mean(gaps.map((gap) => (gap - long) ** 2)));
  expect(spread / long).toBeCloseTo(1, 1);
});

test('a burst comes at the very start, and the others after it', () => {
  const times = arrivals({ users: 100, rate: 10, burst: 40 }, seeded(1));
  expect(times.filter((at) => at === 0)).toHaveLength(40);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('one seed gives one rush, another gives another', () => {
  const stream = { users: 50, rate: 10, burst: 0 };
  expect(arrivals(stream, seeded(7))).toEqual(arrivals(stream, seeded(7)));
  expect(arrivals(stream, seeded(7))).not.toEqual(arrivals(stream, seeded(8)));
});
