import { expect, test } from 'vitest';
import { shownStep } from './shown-step.ts';

const [SECOND, HOUR, DAY] = [1_000, 3_600_000, 86_400_000];

test('a countdown never says less than is left in the last day, and never below zero', () => {
  expect(shownStep(1)).toBe(SECOND);
  expect(shownStep(DAY - 1)).toBe(DAY);
  expect(shownStep(0)).toBe(0);
  expect(shownStep(-5_000)).toBe(0);
});

test('before the last day it changes once an hour', () => {
  expect(shownStep(DAY + HOUR - 1)).toBe(DAY);
  expect(shownStep(3 * DAY + 4 * HOUR + 1)).toBe(3 * DAY + 4 * HOUR);
});
