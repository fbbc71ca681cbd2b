import { expect, test } from 'vitest';
import { createAllowance } from './allowance.ts';

/** A clock that stands still until it is moved. */
function aClock() {
  let at = 5_000;
  return {
    now: () => at,
    pass(ms: number) {
      at += ms;
    },
  };
}

const taken = (take: (key: string) => number, key: string, count: number) =>
  Array.from({ length: count }, () => take(key)).filter((wait) => wait === 0).length;

test.each([1, 3, 7, 200, 30_000])(
  '%i are there at once, and one more only when one has come back',
  (points) => {
    const { now, pass } = aClock();
    const { take } = createAllowance({ points, windowMs: 10_000 }, now);
    expect(taken(take, 'a', points)).toBe(points);
    const wait = take('a');
    expect(wait).toBeCloseTo(10_000 / points, 3);
    pass(wait / 2);
    expect(take('a')).toBeCloseTo(wait / 2, 3);
    pass(wait / 2);
    expect(taken(take, 'a', 2)).toBe(1);
  },
);

test('one key takes nothing from another', () => {
  const { take } = createAllowance({ points: 2, windowMs: 10_000 }, aClock().now);
  expect(taken(take, 'a', 5)).toBe(2);
  expect(taken(take, 'b', 5)).toBe(2);
});

test('over a long time no key gets more than its rate, whenever it asks', () => {
  const { now, pass } = aClock();
  const { take } = createAllowance({ points: 20, windowMs: 10_000 }, now);
  let got = 0;
  // 0.3 s is no divisor of the window, so that the maps change hands at every stage of the allowance.
  for (let ms = 0; ms < 300_000; ms += 300) {
    got += taken(take, 'a', 3);
    pass(300);
  }
  expect(got).toBeGreaterThan(600);
  expect(got).toBeLessThanOrEqual(620);
});

test('a key that was long away has its whole allowance again, and no more', () => {
  const { now, pass } = aClock();
  const { take } = createAllowance({ points: 5, windowMs: 10_000 }, now);
  taken(take, 'a', 9);
  pass(3_600_000);
  expect(taken(take, 'a', 9)).toBe(5);
});

test('keys beyond the most are let pass and cost no memory; those known before stay counted', () => {
  const { now, pass } = aClock();
  const { take } = createAllowance({ points: 1, windowMs: 10_000 }, now, 100);
  for (let at = 0; at < 100; at++) take(`known-${at}`);
  for (let at = 0; at < 1_000; at++) expect(taken(take, `late-${at}`, 2)).toBe(2);
  expect(take('known-7')).toBeGreaterThan(0);
  pass(10_000);
  take('known-7');
  pass(10_000);
  expect(taken(take, 'late-1', 2)).toBe(1);
});
