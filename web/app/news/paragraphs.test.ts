import { expect, test } from 'vitest';
import { paragraphsOf } from './paragraphs.ts';

test('an empty line ends a paragraph, a line break does not', () => {
  expect(paragraphsOf('one\ntwo\n\nthree')).toEqual(['one\ntwo', 'three']);
  expect(paragraphsOf('one\r\ntwo\r\n\r\n \r\nthree\n')).toEqual(['one\ntwo', 'three']);
});

test('nothing but blanks is no paragraph', () => {
  expect(paragraphsOf(' \n\n \n')).toEqual([]);
});

test('what looks like HTML is text as any other', () => {
  expect(paragraphsOf('<b>bold</b>')).toEqual(['<b>bold</b>']);
});

test('a line may begin with blanks', () => {
  expect(paragraphsOf('list:\n  - one\n\n  - two')).toEqual(['list:\n  - one', '  - two']);
});
