import { expect, test } from 'vitest';
import { honestyOf } from './honesty.ts';
import { spreadOf } from './spread.ts';

const estimate = { low: 10, high: 20 };

test('a wait within the range was told rightly, its ends included', () => {
  const people = [10, 15, 20].map((waited) => ({ estimate, waited }));
  expect(honestyOf(people)).toMatchObject({ told: 3, within: 1, sooner: undefined, later: undefined });
});

test('who was let in sooner or later than told is counted by how much', () => {
  const { within, sooner, later } = honestyOf([
    { estimate, waited: 15 },
    { estimate, waited: 7 },
    { estimate, waited: 25 },
    { estimate, waited: 50 },
  ]);
  expect(within).toBe(0.25);
  expect(sooner).toMatchObject({ count: 1, most: 3 });
  expect(later).toMatchObject({ count: 2, p50: 5, most: 30 });
});

test('who was told that nobody can say is neither', () => {
  expect(honestyOf([{ estimate: null, waited: 5 }])).toMatchObject({ told: 0, untold: 1 });
});

test('a spread is told by values that were there', () => {
  const values = Array.from({ length: 200 }, (_, index) => 200 - index);
  expect(spreadOf(values)).toEqual({ count: 200, p50: 100, p90: 180, p99: 198, most: 200 });
  expect(spreadOf([])).toBeUndefined();
});
