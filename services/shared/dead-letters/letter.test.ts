import { expect, test } from 'vitest';
import { readLetter } from './letter.ts';

const event = { specversion: '1.0', id: 'a1', topic: 'payments', type: 'payment.paid', data: { a: 1 } };

test('a letter is named after its event, and keeps it as it came', () => {
  const text = JSON.stringify(event, null, 1);
  expect(readLetter(text)).toEqual({ id: 'a1', topic: 'payments', type: 'payment.paid', envelope: text });
});

test.each([
  ['is no JSON', '{"id":'],
  ['is nothing', ''],
  ['is a list', '[1]'],
  ['has no id', JSON.stringify({ ...event, id: undefined })],
  ['has an id that cannot stand in an address', JSON.stringify({ ...event, id: '../../x y' })],
  ['has an id that is no text', JSON.stringify({ ...event, id: { a: 1 } })],
])('one that %s is named after its text, always the same', (_, text) => {
  const letter = readLetter(text);
  expect(letter.id).toMatch(/^unnamed-[0-9a-f]{16}$/);
  expect(readLetter(text)).toEqual(letter);
  expect(readLetter(`${text} `).id).not.toBe(letter.id);
  expect(() => JSON.parse(letter.envelope)).not.toThrow();
});

test('what is not said of topic and type is unknown', () => {
  expect(readLetter('{"id":"a1","topic":7}')).toMatchObject({ topic: 'unknown', type: 'unknown' });
});
