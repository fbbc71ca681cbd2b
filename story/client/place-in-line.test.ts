import { expect, test } from 'vitest';
import { type Mark, placeInLine } from './place-in-line.ts';

const BORN = 1_795_950_000_000_000;
const line: Mark[] = [
  [BORN + 100, 0],
  [BORN + 200, 100],
  [BORN + 400, 150],
];

test.each([
  ['at the head', 100, 0],
  ['at a mark', 200, 100],
  ['at the tail', 400, 150],
  ['between two marks where everybody stayed', 150, 50],
  ['between two marks where three of four left', 300, 125],
  ['right behind a mark', 101, 1],
  ['before the head: called up by now', 90, 0],
  ['behind the tail: came after the message was made', 450, 151],
])('%s', (_where, number, ahead) => {
  expect(placeInLine(BORN + number, line)).toBe(ahead);
});

test('a line of nobody has nobody ahead, a line of one has its own at the head', () => {
  expect(placeInLine(5, [])).toBe(0);
  expect(placeInLine(5, [[5, 0]])).toBe(0);
  expect(placeInLine(6, [[5, 0]])).toBe(1);
});

test('who is called up moves everybody behind by one', () => {
  const before = placeInLine(BORN + 150, line);
  const later: Mark[] = [
    [BORN + 110, 0],
    [BORN + 200, 90],
    [BORN + 400, 140],
  ];
  expect(placeInLine(BORN + 150, later)).toBe(before - 10);
});
