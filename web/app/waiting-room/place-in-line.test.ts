import { describe, expect, test } from 'vitest';
import { isCalledUp, type Mark, placeInLine } from './place-in-line.ts';

const MARKS: Mark[] = [
  [100, 0],
  [200, 50],
  [400, 150],
];

describe('a place by the marks of the line', () => {
  test('is exact at a mark', () => {
    expect(placeInLine(100, MARKS)).toBe(0);
    expect(placeInLine(200, MARKS)).toBe(50);
    expect(placeInLine(400, MARKS)).toBe(150);
  });

  test('is in between by the share of the numbers passed, and never that of a mark', () => {
    expect(placeInLine(150, MARKS)).toBe(25);
    expect(placeInLine(101, MARKS)).toBe(1);
    expect(placeInLine(199, MARKS)).toBe(49);
  });

  test('is behind the tail for who came later, and the first where nobody else is', () => {
    expect(placeInLine(500, MARKS)).toBe(151);
    expect(placeInLine(7, [])).toBe(0);
  });

  test('is over for who stands before the head', () => {
    expect(isCalledUp(99, MARKS)).toBe(true);
    expect(isCalledUp(100, MARKS)).toBe(false);
    expect(isCalledUp(1, [])).toBe(false);
  });
});
