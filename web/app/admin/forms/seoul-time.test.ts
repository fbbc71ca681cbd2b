import { expect, test } from 'vitest';
import { instantOf, seoulDay, seoulInput } from './seoul-time.ts';

test('times are shown and read by the clocks of Seoul', () => {
  expect(seoulInput('2026-11-29T15:30:18.269Z')).toBe('2026-11-30T00:30');
  expect(instantOf('2026-11-30T00:30')).toBe('2026-11-29T15:30:00.000Z');
});

test.each(['', '2026-11-30', '2026-13-40T00:00', '+12026-01-01T00:00'])('%j is no time', (input) => {
  expect(instantOf(input)).toBeUndefined();
});

test('a day begins in Seoul nine hours before it does in Greenwich', () => {
  expect(seoulDay(Date.parse('2026-11-29T14:59:59Z'))).toBe('2026-11-29');
  expect(seoulDay(Date.parse('2026-11-29T15:00:00Z'))).toBe('2026-11-30');
});
