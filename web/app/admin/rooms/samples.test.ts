import { expect, test } from 'vitest';
import { addSample, pointsOf } from './samples.ts';

const sample = (at: number, waiting: number) => ({ at, waiting, inside: 0 });

test('what is older than three minutes is forgotten', () => {
  const now = 200_000;
  const kept = addSample([sample(1, 9), sample(190_000, 8)], { queueSize: 7, currentUsers: 0 }, now);
  expect(kept).toEqual([sample(190_000, 8), sample(now, 7)]);
});

test('a line ends at the right with now, and the most is at the top', () => {
  const values = [
    { at: 90_000, value: 10 },
    { at: 180_000, value: 0 },
  ];
  expect(pointsOf(values, { width: 100, height: 20, most: 10 })).toBe('50,0 100,20');
});
