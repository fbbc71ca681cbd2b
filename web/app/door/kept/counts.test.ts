import { expect, test } from 'vitest';
import { countsOf } from './counts.ts';
import type { KeptList } from './lists.ts';

const ticket = (id: string, status: 'valid' | 'used' | 'cancelled') => ({
  id,
  status,
  label: id,
  shortCodeHash: id,
});
const list: KeptList = {
  event: { id: 'event', title: '재즈', venue: '극장', event_date: '2026-12-30T10:00:00.000Z' },
  counts: { tickets: 3, admitted: 1 },
  readAt: '2026-12-30T09:00:00.000Z',
  tickets: [ticket('a', 'valid'), ticket('b', 'used'), ticket('c', 'cancelled'), ticket('d', 'valid')],
};

test('cancelled tickets are expected no longer', () =>
  expect(countsOf(list, [])).toEqual({ admitted: 1, tickets: 3 }));

test('whom this phone has let in counts once, whether the list knows it or not', () =>
  expect(countsOf(list, ['a', 'b'])).toEqual({ admitted: 2, tickets: 3 }));

test('a ticket that is newer than the list counts too', () =>
  expect(countsOf(list, ['new'])).toEqual({ admitted: 2, tickets: 4 }));
