import { NOTHING } from '../api/calls.ts';
import type { Field } from './bodies.ts';

const NUL = 'a\0b';
const HALF_A_PAIR = 'a\ud800b';

const NO_TEXT = [null, 1, true, [], {}, ['text'], '', NUL, HALF_A_PAIR, 'x'.repeat(30_000)];
const NO_ID = [...NO_TEXT, 'x', `${NOTHING}0`, NOTHING.replace('7', 'g'), `${NOTHING}\0`, "' or 1=1 --", '1'];
const NO_NUMBER = [null, '1', '', 'x', true, [], {}, [1], -1, 0.5, 1e10, 2 ** 31, 2 ** 53, 1e308];

const isEmpty = (value: unknown) =>
  value === null || value === '' || (typeof value === 'object' && Object.keys(value ?? {}).length === 0);

/** What is wrong in a field of each kind, whatever else is right. */
export const WRONG: Record<Field, unknown[]> = {
  text: NO_TEXT,
  id: NO_ID,
  amount: NO_NUMBER,
  count: [...NO_NUMBER, 0],
  /** A form sends numbers as texts. */
  digits: [...NO_NUMBER.filter((value) => value !== '1'), '-1', '1.5', '1e3', ' ', '９'],
  instant: [...NO_TEXT, 'x', 'tomorrow', '2030-13-01T00:00:00', '2030-02-30T00:00:00', '0'],
  choice: [...NO_TEXT.filter((value) => !isEmpty(value)), 'nonsense'],
  solution: [
    null,
    1,
    'text',
    [],
    {},
    ...NO_TEXT.map((answer) => ({ nonce: 'n', answer })),
    ...NO_TEXT.map((nonce) => ({ nonce, answer: 'a' })),
  ],
  ids: [
    null,
    NOTHING,
    {},
    [],
    [null],
    [1],
    ['x'],
    [[NOTHING]],
    [NOTHING, NOTHING],
    [NOTHING, crypto.randomUUID()],
    Array.from({ length: 1_000 }, () => crypto.randomUUID()),
  ],
  scans: [
    null,
    {},
    [],
    [null],
    [[]],
    [{}],
    ...NO_ID.map((nonce) => [{ code: 'x', eventId: NOTHING, nonce }]),
    ...NO_TEXT.map((code) => [{ code, eventId: NOTHING, nonce: NOTHING }]),
    Array.from({ length: 201 }, () => ({ code: 'x', eventId: NOTHING, nonce: NOTHING })),
  ],
  items: [
    null,
    {},
    [],
    [null],
    [[]],
    ...NO_ID.map((ticketTypeId) => [{ ticketTypeId, quantity: 1 }]),
    ...[...NO_NUMBER, 0].map((quantity) => [{ ticketTypeId: NOTHING, quantity }]),
    [{ ticketTypeId: NOTHING }],
    Array.from({ length: 2 }, () => ({ ticketTypeId: NOTHING, quantity: 1 })),
    Array.from({ length: 1_000 }, () => ({ ticketTypeId: crypto.randomUUID(), quantity: 1 })),
  ],
};

const MEGABYTE = 1024 * 1024;
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** Bodies that no route takes, as they are sent. */
export const WRONG_BODIES: Record<string, { body: string; type?: string; status?: number }> = {
  'no JSON': { body: '{"a":', status: 400 },
  'half a string': { body: '"abc', status: 400 },
  'NUL bytes': { body: '\0\0\0', status: 400 },
  'an array': { body: '[]' },
  'a text': { body: '"text"' },
  'a number': { body: '1' },
  null: { body: 'null' },
  'a form': { body: 'a=1&b=2', type: 'application/x-www-form-urlencoded', status: 415 },
  'plain text': { body: '{}', type: 'text/plain', status: 415 },
  XML: { body: '<a/>', type: 'application/xml', status: 415 },
  '100 levels of JSON': { body: nested(100), status: 400 },
  '100,000 levels of JSON': { body: nested(100_000).slice(0, 250_000) },
  'NUL in a key': { body: '{"a\\u0000b":1}', status: 400 },
  'half a surrogate pair in a key': { body: '{"\\ud800":1}', status: 400 },
  '1 MB of JSON': { body: JSON.stringify({ a: 'x'.repeat(MEGABYTE) }), status: 413 },
  '3 MB of JSON': { body: JSON.stringify({ a: 'x'.repeat(3 * MEGABYTE) }), status: 413 },
};

/** What stands for an id in an address and is none. */
export const WRONG_IDS = [
  'x',
  '1',
  `${NOTHING}0`,
  NOTHING.slice(1),
  NOTHING.replace('7', 'g'),
  '%00',
  `${NOTHING}%00`,
  '%ff',
  '%',
  '%ED%A0%80',
  "'%20or%201=1",
  '__proto__',
  'x'.repeat(2_000),
];

/** Queries that are answered, or refused with 400, but never upset anybody. */
export const STRANGE_QUERIES = [
  'page=0',
  'page=-1',
  'page=1.5',
  'page=x',
  'page=1000000000',
  'page=1e308',
  'page=99999999999999999999',
  'page=1&page=2',
  'page[]=1',
  'page[a]=1',
  'limit=0',
  'limit=-1',
  'limit=1000000000',
  'limit=x',
  'limit=1&limit=2',
  'q=%25',
  'q=_',
  'q=%5C',
  'q=%27%20or%201%3D1--',
  'q=%00',
  'q=%ff',
  'q=%ED%A0%80',
  'q=a&q=b',
  'q[]=a',
  `q=${'x'.repeat(10_000)}`,
  'status=%00',
  'status=nonsense',
  'status=on_sale&status=ended',
  '__proto__=1',
  '__proto__[x]=1',
];
