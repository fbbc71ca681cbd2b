import { expect, test } from 'vitest';
import { waitText } from './wait-text.ts';

test.each([
  [{ low: 5, high: 40 }, '1분 이내', 'under a minute'],
  [{ low: 20, high: 100 }, '2분 이내', 'up to 2 min'],
  [{ low: 185, high: 290 }, '약 3–5분', 'about 3–5 min'],
  [{ low: 180, high: 180 }, '약 3분', 'about 3 min'],
  [{ low: 3_000, high: 7_000 }, '약 0.5–2시간', 'about 0.5–2 h'],
  [{ low: 600, high: 7_200 }, '2시간 이내', 'up to 2 h'],
])('a wait of %o is said in words no more exact than it is', (range, korean, english) => {
  expect(waitText(range, 'ko')).toBe(korean);
  expect(waitText(range, 'en')).toBe(english);
});
