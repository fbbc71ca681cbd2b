import { expect, test } from 'vitest';
import { broken } from './text-picture.ts';

const upTo = (most: number) => (row: string) => row.length <= most;

test('a text is broken between words', () => {
  expect(broken('봄 콘서트 서울 공연', upTo(7))).toEqual(['봄 콘서트', '서울 공연']);
});

test('a word longer than a row is broken inside', () => {
  expect(broken('a 가나다라마바사 b', upTo(3))).toEqual(['a', '가나다', '라마바', '사 b']);
});

test('nothing is no row', () => {
  expect(broken('', upTo(3))).toEqual([]);
});
