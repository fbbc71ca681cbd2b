import { expect, test } from 'vitest';
import { type Journey, newJourney } from '../buyers/journey.ts';
import { seeded } from '../random.ts';
import { promisesToBuyers } from './promises.ts';

const user = { id: crypto.randomUUID(), email: 'a@rush.test', name: 'a', role: 'user' } as const;

function somebody(number: number, seen: Partial<Journey> = {}): Journey {
  const plan = { arrivesAt: 0, whim: undefined, cards: [], random: seeded(1) };
  const journey = newJourney({ user, token: '' }, { ...plan, way: 'polling', pays: 'card' });
  return Object.assign(journey, { number, waited: true }, seen);
}
const inside = (number: number, from: number, until: number) =>
  somebody(number, {
    phase: 'paid',
    letIn: { notBefore: from, notAfter: from },
    seenAt: from,
    doneAt: until,
  });

const breaches = (journeys: Journey[], room = { threshold: 2, mostInside: 2, queueSizeAtEnd: 0 }) =>
  promisesToBuyers(journeys, room).flatMap((promise) => promise.breaches);

test('a room that let two in, and then the next ones, has kept its promises', () => {
  expect(breaches([inside(1, 0, 10), inside(2, 0, 15), inside(3, 10, 20), inside(4, 15, 30)])).toEqual([]);
});

test('one too many is found, in what buyers saw and in what the room said', () => {
  expect(breaches([inside(1, 0, 10), inside(2, 0, 15), inside(3, 9, 20)])).toEqual(['3 were inside']);
  expect(breaches([], { threshold: 2, mostInside: 3, queueSizeAtEnd: 0 })).toEqual(['3 were inside']);
});

test('who left the line, or vanished from it, was passed by nobody', () => {
  const gone = (['left', 'vanished'] as const).map((phase) =>
    somebody(1, { phase, doneAt: 40, waitedUntil: 30 }),
  );
  expect(breaches([...gone, inside(2, 20, 25)])).toEqual([]);
});

test('who stays and is passed is found, let in later or not at all', () => {
  expect(breaches([inside(1, 30, 40), inside(2, 20, 25)])).toHaveLength(1);
  const cutOff = somebody(1, { phase: 'cut off', waitedUntil: 30 });
  expect(breaches([cutOff, inside(2, 20, 25)])).toHaveLength(1);
});

test('who waits still when all is over was forgotten', () => {
  expect(breaches([somebody(1, { phase: 'waiting' })])).toEqual(['number 1 waits still']);
});

test('what single buyers saw broken is told', () => {
  expect(breaches([somebody(1, { phase: 'left', broken: ['number 1 became 2'] })])).toEqual([
    'number 1 became 2',
  ]);
});
