import { expect, test } from 'vitest';
import { Crowd } from '../buyers/crowd.ts';
import { type Journey, newJourney, type Phase } from '../buyers/journey.ts';
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

/** Somebody who was at this point when the rush was broken off. */
function cutOffWhen(phase: Phase, number: number, seen: Partial<Journey> = {}): Journey {
  const journey = somebody(number, seen);
  const crowd = new Crowd();
  for (const next of [phase, 'cut off'] as const) crowd.move(journey, next);
  return journey;
}

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
  expect(breaches([cutOffWhen('waiting', 1, { waitedUntil: 30 }), inside(2, 20, 25)])).toEqual([
    'number 1 was passed by number 2, by 10 ms or more',
    'number 1 waited still when the rush was broken off',
  ]);
});

test('who waits still when the rush is broken off was not let in; who was in by then was', () => {
  const stuck = [1, 2].map((number) => cutOffWhen('waiting', number));
  const wereIn = [
    cutOffWhen('inside', 3),
    cutOffWhen('holding', 4),
    cutOffWhen('waiting', 5, { seenAt: 30, seenBy: 'message' }),
  ];
  expect(breaches([...stuck, ...wereIn])).toEqual([
    'number 1 waited still when the rush was broken off',
    'number 2 waited still when the rush was broken off',
  ]);
});

test('an estimate that rose without a word is told, by whomever it was heard', () => {
  const rises = { answers: 9, told: 2, untold: ['number 1 was told at most 9 s, then at most 12 s'] };
  expect(breaches([inside(2, 0, 10), somebody(1, { phase: 'left', rises })])).toEqual(rises.untold);
  expect(breaches([somebody(1, { phase: 'left', rises: { ...rises, untold: [] } })])).toEqual([]);
});

test('what single buyers saw broken is told', () => {
  expect(breaches([somebody(1, { phase: 'left', broken: ['number 1 became 2'] })])).toEqual([
    'number 1 became 2',
  ]);
});
