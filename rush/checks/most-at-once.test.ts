import { expect, test } from 'vitest';
import { mostAtOnce, mostWithin } from './most-at-once.ts';

test('the most who were inside at once are counted, not all who ever were', () => {
  expect(
    mostAtOnce([
      [0, 10],
      [5, 15],
      [8, 9],
      [12, 20],
    ]),
  ).toBe(3);
  expect(mostAtOnce([])).toBe(0);
});

test('who goes makes room for who comes in the same moment', () => {
  expect(
    mostAtOnce([
      [0, 10],
      [10, 20],
    ]),
  ).toBe(1);
});

test('a stay that ended before it was seen counts for nothing', () => {
  expect(
    mostAtOnce([
      [10, 10],
      [12, 11],
      [9, 13],
    ]),
  ).toBe(1);
});

test('the most within a second may lie across two full seconds', () => {
  expect(mostWithin([100, 900, 950, 1_050, 1_899, 2_500], 1_000)).toBe(4);
});
