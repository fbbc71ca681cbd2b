import { expect, test } from 'vitest';
import { continueTrace, unrecordedTrace } from './request-context.ts';

const TRACE = 'a'.repeat(32);
const SPAN = 'b'.repeat(16);

test.each(['00', '01'])('a trace goes on by a new span, and with what was decided of it: %s', (flags) => {
  const next = continueTrace(`00-${TRACE}-${SPAN}-${flags}`);
  expect(next).toMatch(new RegExp(`^00-${TRACE}-(?!b{16})[0-9a-f]{16}-${flags}$`));
});

test.each([
  undefined,
  '',
  'canary',
  `00-${TRACE}-${SPAN}`,
  `00-${TRACE.toUpperCase()}-${SPAN}-01`,
  `00-${'0'.repeat(32)}-${SPAN}-01`,
  `00-${TRACE}-${'0'.repeat(16)}-01`,
  `00-${TRACE}-${SPAN}-01-more`,
])('with %s a trace begins', (header) => {
  const next = continueTrace(header);
  expect(next).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  expect(next).not.toContain(TRACE);
});

test('what nobody records says so to whoever is called', () => {
  expect(unrecordedTrace()).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
});
