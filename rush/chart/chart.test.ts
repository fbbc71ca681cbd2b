import { expect, test } from 'vitest';
import { chart } from './chart.ts';
import { ticks } from './ticks.ts';

test.each([
  [1_234, 6, [0, 500, 1_000, 1_500]],
  [2_000, 8, [0, 500, 1_000, 1_500, 2_000]],
  [90, 8, [0, 20, 40, 60, 80, 100]],
  [3, 6, [0, 1, 2, 3]],
])('an axis up to %d has round numbers', (highest, wanted, expected) => {
  expect(ticks(highest, wanted)).toEqual(expected);
});

const drawn = chart({
  title: 'A rush of 100 <buyers>',
  subtitle: 'seed 1',
  lines: [
    {
      name: 'arrived',
      colour: '#111',
      points: [
        [0, 0],
        [10, 100],
      ],
    },
    {
      name: 'paid',
      colour: '#222',
      points: [
        [0, 0],
        [10, 50],
      ],
    },
    {
      name: 'waiting',
      colour: '#333',
      points: [
        [0, 0],
        [10, 49],
      ],
    },
  ],
});

test('a chart draws each line from corner to corner, with axes that say what they are', () => {
  expect(drawn).toContain('points="76,440 810,76"');
  expect(drawn).toContain('points="76,440 810,258"');
  expect(drawn).toMatch(/seconds since the doors opened/);
  expect(drawn).toMatch(/>people</);
  expect(drawn).toContain('>arrived 100</text>');
});

test('names of lines that end beside one another are not drawn on one another', () => {
  const heights = [...drawn.matchAll(/x="820" y="([\d.]+)"/g)].map(([, at]) => Number(at));
  expect(heights).toHaveLength(3);
  const gaps = heights
    .toSorted((a, b) => a - b)
    .slice(1)
    .map((at, index) => at - (heights.toSorted((a, b) => a - b)[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(17);
});

test('what is written in it cannot break it', () => {
  expect(drawn).toContain('A rush of 100 &lt;buyers&gt;');
});

test('a rush of which nothing was seen is drawn as well', () => {
  const nothing = chart({ title: '', subtitle: '', lines: [{ name: 'paid', colour: '#222', points: [] }] });
  expect(nothing).not.toMatch(/NaN|Infinity/);
});
