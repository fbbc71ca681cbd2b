import { expect, test } from 'vitest';
import type { Service } from './act-names.ts';
import { type Act, cursorsAfter, mergeActs } from './merged.ts';

const act = (service: Service, second: number): Act => ({
  service,
  id: `${service} ${second}`,
  at: new Date(second * 1000).toISOString(),
  actorId: 'a',
  actorEmail: 'admin@example.com',
  action: 'event.edited',
  subjectId: 's',
  details: {},
});
const ids = (acts: Act[]) => acts.map(({ id }) => id);

test('acts of several logs come in the order of time, the newest first', () => {
  const read = {
    auth: { acts: [act('auth', 3)], next: null },
    event: { acts: [act('event', 4), act('event', 2)], next: null },
  };
  expect(ids(mergeActs([read]))).toEqual(['event 4', 'auth 3', 'event 2']);
  expect(cursorsAfter(read)).toBeUndefined();
});

test('what is older than a log has been read waits until it is read on', () => {
  const first = {
    auth: { acts: [act('auth', 1)], next: null },
    event: { acts: [act('event', 9), act('event', 8)], next: 'event 8' },
  };
  expect(ids(mergeActs([first]))).toEqual(['event 9', 'event 8']);
  expect(cursorsAfter(first)).toEqual({ event: 'event 8' });
  const second = { event: { acts: [act('event', 5)], next: null } };
  expect(ids(mergeActs([first, second]))).toEqual(['event 9', 'event 8', 'event 5', 'auth 1']);
});
