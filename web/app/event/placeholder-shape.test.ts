import { expect, test } from 'vitest';
import { placeholderShape } from './placeholder-shape.ts';

test('a title always has the same placeholder, and another title another', () => {
  expect(placeholderShape('한밤의 재즈 클럽')).toEqual(placeholderShape('한밤의 재즈 클럽'));
  expect(placeholderShape('한밤의 재즈 클럽')).not.toEqual(placeholderShape('가을밤 포크 콘서트'));
});

test('every part of it is within its range', () => {
  for (const title of ['', 'a', 'Ω', '🎻', '긴 제목'.repeat(60)]) {
    const { hue, pattern, turns } = placeholderShape(title);
    expect(hue).toBeGreaterThanOrEqual(0);
    expect(hue).toBeLessThanOrEqual(360);
    expect([0, 1, 2]).toContain(pattern);
    for (const turn of turns) expect(turn >= 0 && turn < 1).toBe(true);
  }
});
