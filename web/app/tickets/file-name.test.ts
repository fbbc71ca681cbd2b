import { expect, test } from 'vitest';
import { fileName } from './file-name.ts';

test('a file is named after its event and its booking', () => {
  expect(fileName('2026 봄 콘서트: "서울/부산"', 'TK1', '.pdf')).toBe('2026-봄-콘서트-서울-부산_TK1.pdf');
});

test('a title without a letter leaves the number', () => {
  expect(fileName('***', 'TK1', '.ics')).toBe('TK1.ics');
});
