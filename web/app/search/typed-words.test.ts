import { expect, test } from 'vitest';
import { typedWords } from './typed-words.ts';

test('a syllable that has only begun is not looked for yet', () => {
  expect(typedWords('봄날ㅇ')).toBe('봄날');
  expect(typedWords('봄날의 ㅂ')).toBe('봄날의');
  expect(typedWords('jazz ㅋ')).toBe('jazz');
});

test('whole words stay as they are, without the blanks around them', () => {
  expect(typedWords('  서울 재즈 ')).toBe('서울 재즈');
  expect(typedWords('ㅋㅋ')).toBe('ㅋㅋ');
  expect(typedWords('ㅋ')).toBe('ㅋ');
  expect(typedWords('')).toBe('');
});

test('Hangul that a system types decomposed is composed', () => {
  expect(typedWords('한강'.normalize('NFD'))).toBe('한강');
});
