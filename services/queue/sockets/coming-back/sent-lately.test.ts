import { describe, expect, test } from 'vitest';
import { rememberSent } from './sent-lately.ts';

const to = (channel: string, payload: unknown) => ({
  type: '3',
  data: JSON.stringify({
    packet: { data: ['news', payload] },
    opts: { rooms: [channel], except: [], flags: {} },
  }),
});
const payloads = (sent: { payload: unknown }[] | undefined) => sent?.map(({ payload }) => payload);

describe('what was sent lately', () => {
  test('is told by channels, in the order of the stream whichever was known first, and once', () => {
    const { note, since, latest } = rememberSent(100);
    expect(latest()).toBeUndefined();
    for (const id of ['10-0', '10-2', '10-10', '9-7', '11-0', '10-2'])
      note({ id, message: to(id === '10-10' ? 'b' : 'a', id) });
    expect(payloads(since('9-7', ['a']))).toEqual(['10-0', '10-2', '11-0']);
    expect(payloads(since('9-7', ['a', 'b']))).toEqual(['10-0', '10-2', '10-10', '11-0']);
    expect(payloads(since('10-10', ['b', 'c']))).toEqual([]);
    expect(since('11-0', ['a'])).toEqual([]);
    expect(latest()).toBe('11-0');
  });

  test('is forgotten, the oldest first', () => {
    const { note, since } = rememberSent(10);
    for (let ms = 1; ms <= 35; ms++) note({ id: `${ms}-0`, message: to('a', ms) });
    expect(since('1-0', ['a'])).toBeUndefined();
    expect(payloads(since('30-0', ['a']))).toEqual([31, 32, 33, 34, 35]);
  });

  test('is not known after what nobody sent', () => {
    const { note, since } = rememberSent(10);
    note({ id: '1-0', message: to('a', 1) });
    for (const offset of ['', '-', '0-0', '1-1', '2-0', '1', 'x', '1-0 '])
      expect(since(offset, ['a'])).toBeUndefined();
  });

  test('is too much at more than two hundred', () => {
    const { note, since } = rememberSent(1_000);
    for (let ms = 0; ms <= 201; ms++) note({ id: `${ms}-0`, message: to('a', ms) });
    expect(since('1-0', ['a'])).toHaveLength(200);
    expect(since('0-0', ['a'])).toBeUndefined();
    expect(since('0-0', ['b'])).toEqual([]);
  });

  test('passes over what is no message', () => {
    const { note, since } = rememberSent(10);
    const messages = [
      {},
      { type: '3' },
      { type: '3', data: '{' },
      { type: '3', data: '{}' },
      { type: '5', data: '{}' },
    ];
    for (const [at, message] of messages.entries()) note({ id: `${at}-0`, message });
    note({ id: '9-0', message: to('a', 9) });
    expect(since('9-0', ['a'])).toEqual([]);
    expect(since('2-0', ['a'])).toBeUndefined();
  });
});
