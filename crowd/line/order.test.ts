import { expect, test } from 'vitest';
import { type InLine, orderErrors } from './order.ts';

const at = (number: number, ms: number): InLine => ({ number, notBefore: ms, notAfter: ms });
const between = (number: number, notBefore: number, notAfter: number): InLine => ({
  number,
  notBefore,
  notAfter,
});

test('a line that was called up by its numbers has no errors, some in one stroke, some by themselves', () => {
  expect(orderErrors([at(1, 100), at(2, 100), at(5, 100), at(9, 350), at(11, 600)])).toEqual([]);
});

test('in which order people are looked at does not matter', () => {
  expect(orderErrors([at(11, 600), at(1, 100), at(9, 350)])).toEqual([]);
});

test('who was passed is found, once, with who passed them', () => {
  expect(orderErrors([at(1, 100), at(2, 400), at(3, 300), at(4, 500)])).toEqual([
    'number 2 was passed by number 3, by 100 ms or more',
  ]);
});

test('each of those who were passed by one is found', () => {
  const errors = orderErrors([at(1, 200), at(2, 200), at(3, 200), at(99, 100)]);
  expect(errors).toHaveLength(3);
});

test('by one millisecond is an error too', () => {
  expect(orderErrors([at(1, 101), at(2, 100)])).toHaveLength(1);
});

test('where times are not known exactly only what is certain is an error', () => {
  expect(orderErrors([between(1, 100, 300), at(2, 200)])).toEqual([]);
  expect(orderErrors([between(1, 100, 300), between(2, 0, 100)])).toEqual([]);
  expect(orderErrors([between(1, 100, 300), between(2, 0, 99)])).toHaveLength(1);
});

test('who waits still was passed by those behind who were let in before they were last told to wait', () => {
  const waiting = between(1, 500, Number.POSITIVE_INFINITY);
  expect(orderErrors([waiting, at(2, 400)])).toHaveLength(1);
  expect(orderErrors([waiting, at(2, 600)])).toEqual([]);
});
