import { expect, test } from 'vitest';
import { conflictOf } from './conflict.ts';
import type { Queued } from './waiting.ts';

const queued: Queued = {
  place: 7,
  userId: 'staff',
  ticketId: 'ticket',
  label: '1층 A-12',
  scan: { code: 'x', eventId: 'event', nonce: 'nonce', at: '2026-12-30T10:00:00.000Z' },
};

test('whom the shop lets in too is no conflict, also when the scan had reached it before', () =>
  expect(conflictOf(queued, { result: 'admitted' })).toBeUndefined());

test('who had come in at another door is one, with when and where', () => {
  const answer = { result: 'already_used', usedAt: '2026-12-30T09:59:00.000Z', usedAtDoor: 'B' } as const;
  const { place, ...waiting } = queued;
  expect(conflictOf(queued, answer)).toEqual({ ...waiting, answer });
});

test.each(['cancelled', 'unknown', 'wrong_event'] as const)(
  'so is a ticket that the shop calls %s',
  (result) => expect(conflictOf(queued, { result })?.answer.result).toBe(result),
);
