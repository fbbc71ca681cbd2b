import { expect, test } from 'vitest';
import { seeded } from '../random.ts';
import { hearLetIn, hearMarks, hearPlace, type RoomAnswer } from './hear.ts';
import { newJourney } from './journey.ts';

const SLOT_MS = 300_000;
const user = { id: crypto.randomUUID(), email: 'a@rush.test', name: 'a', role: 'user' } as const;

function somebody() {
  const plan = { arrivesAt: 0, whim: undefined, cards: [], random: seeded(1) };
  return newJourney({ user, token: '' }, { ...plan, way: 'polling', pays: 'card' });
}

const answer = (facts: Partial<RoomAnswer>): RoomAnswer => ({
  queued: false,
  admitted: false,
  position: 0,
  queueSize: 0,
  currentUsers: 0,
  threshold: 1,
  admittedUntil: null,
  number: null,
  ahead: 0,
  estimate: null,
  slowed: false,
  beforeDraw: false,
  state: 'open',
  recovering: false,
  ticket: null,
  ...facts,
});
const waits = (number: number, ahead: number, facts: Partial<RoomAnswer> = {}) =>
  answer({ queued: true, number, ahead, ...facts });
/** Let in by a slot that began at this moment. */
const letIn = (began: number) =>
  answer({ admitted: true, admittedUntil: new Date(began + SLOT_MS).toISOString() });
const asked = (sentAt: number, gotAt = sentAt + 10) => ({ sentAt, gotAt });

/** Was last told to wait by an answer to a question of moment 1,000. */
function inLine(number = 7) {
  const journey = somebody();
  hearPlace(journey, waits(number, 3), asked(1_000));
  return journey;
}

test('a number that changes is a promise broken, and so is a place that gets worse', () => {
  const journey = inLine(7);
  hearPlace(journey, waits(7, 2), asked(2_000));
  expect(journey.broken).toEqual([]);
  hearPlace(journey, waits(8, 2), asked(3_000));
  hearPlace(journey, waits(7, 5), asked(4_000));
  expect(journey.broken).toEqual(['number 7 in line became 8', '2 were ahead of number 7, then 5']);
});

test('of two questions that were on their way at once the later answer is passed over', () => {
  const journey = somebody();
  hearPlace(journey, waits(7, 2), asked(1_000, 1_500));
  hearPlace(journey, waits(7, 3), asked(1_400, 1_600));
  expect(journey.broken).toEqual([]);
});

test('once a lost line is built up again, others may come back in front', () => {
  const journey = inLine(7);
  hearPlace(journey, waits(7, 0, { recovering: true }), asked(2_000));
  hearPlace(journey, waits(7, 5), asked(3_000));
  expect(journey.broken).toEqual([]);
});

const told = (low: number, high: number, slowed = false) => ({ estimate: { low, high }, slowed });

test('an estimate that rises is counted when the room says that it slowed down, and is a promise broken when not', () => {
  const journey = somebody();
  hearPlace(journey, waits(7, 9, told(5, 10)), asked(1_000));
  hearPlace(journey, waits(7, 8, told(5, 9)), asked(2_000));
  hearPlace(journey, waits(7, 7, told(8, 12)), asked(3_000));
  hearPlace(journey, waits(7, 6, told(9, 20, true)), asked(4_000));
  hearPlace(journey, waits(7, 5), asked(5_000));
  expect(journey.firstEstimate).toEqual({ low: 5, high: 10 });
  expect(journey.rises).toEqual({
    answers: 4,
    told: 1,
    untold: [
      'number 7 was told 9 s at most, then 12 s, without a word',
      'number 7 was told 20 s at most, then that nobody can say, without a word',
    ],
  });
});

test('an estimate that is gone because the room is paused is explained by that', () => {
  for (const state of ['paused', 'rejecting'] as const) {
    const journey = somebody();
    hearPlace(journey, waits(7, 9, told(5, 10)), asked(1_000));
    hearPlace(journey, waits(7, 9, { state }), asked(2_000));
    expect(journey.rises).toEqual({ answers: 1, told: 1, untold: [] });
  }
});

test('a word that lasts a minute may have been missed by who asks less often', () => {
  for (const [later, breaches] of [
    [60_999, 1],
    [61_000, 0],
  ] as const) {
    const journey = somebody();
    hearPlace(journey, waits(7, 9, told(5, 10)), asked(1_000));
    hearPlace(journey, waits(7, 8, told(5, 12)), asked(later, later));
    expect(journey.rises.untold).toHaveLength(breaches);
  }
});

test('while a lost line is built up again, and afterwards, an estimate may rise', () => {
  const journey = somebody();
  hearPlace(journey, waits(7, 9, told(5, 10)), asked(1_000));
  hearPlace(journey, waits(7, 0, { recovering: true }), asked(2_000));
  hearPlace(journey, waits(7, 1, told(1, 2)), asked(12_000));
  hearPlace(journey, waits(7, 9, told(5, 20)), asked(13_000));
  expect(journey.rises.untold).toEqual([]);
});

test('a slot that began before it was asked for tells when they were called up', () => {
  const journey = inLine();
  hearLetIn(journey, letIn(1_700), asked(2_500), SLOT_MS);
  expect(journey.letIn).toEqual({ notBefore: 1_700, notAfter: 1_700 });
});

test('so does one that began while it was asked for, too soon after they waited to be renewed', () => {
  const journey = inLine();
  hearLetIn(journey, letIn(1_990), asked(1_985), SLOT_MS);
  expect(journey.letIn).toEqual({ notBefore: 1_990, notAfter: 1_990 });
});

test('a slot that the question has renewed leaves open when they were called up', () => {
  const journey = inLine();
  hearLetIn(journey, letIn(9_005), asked(9_000), SLOT_MS);
  expect(journey.letIn).toEqual({ notBefore: 1_000, notAfter: 9_005 });
});

test('nor is it known where an earlier question was lost, which may have renewed it', () => {
  const journey = inLine();
  journey.lost = true;
  hearLetIn(journey, letIn(4_000), asked(9_000), SLOT_MS);
  expect(journey.letIn).toEqual({ notBefore: 1_000, notAfter: 4_000 });
});

test('who is called up and told to wait afterwards was told two things', () => {
  const journey = inLine();
  journey.seenAt = 2_000;
  hearPlace(journey, waits(7, 0), asked(2_001));
  expect(journey.broken).toEqual(['number 7 was called up, and is still told to wait']);
});

test('a visit that has another number than the place in line is a promise broken', () => {
  const journey = inLine(7);
  const claims = Buffer.from(JSON.stringify({ visit: 8 })).toString('base64url');
  hearLetIn(journey, { ...letIn(1_700), pass: `e30.${claims}.` }, asked(2_500), SLOT_MS);
  expect(journey.broken).toEqual(['number 7 in line was let in as visit 8']);
});

test('the marks of the line tell the place, and that one was not called up yet', () => {
  const journey = inLine(7);
  hearMarks(
    journey,
    [
      [5, 0],
      [9, 4],
    ],
    1_500,
  );
  expect(journey).toMatchObject({ place: { ahead: 2, at: 1_500 }, behindHeadUntil: 1_500 });
  hearMarks(
    journey,
    [
      [8, 0],
      [9, 1],
    ],
    2_500,
  );
  expect(journey).toMatchObject({ place: { ahead: 0, at: 2_500 }, behindHeadUntil: 1_500 });
});

test('a place by the marks is held against what the room says soon after', () => {
  const journey = inLine(7);
  hearMarks(
    journey,
    [
      [5, 0],
      [9, 4],
    ],
    1_500,
  );
  hearPlace(journey, waits(7, 1), asked(2_000));
  hearPlace(journey, waits(7, 0), asked(9_000));
  expect(journey.placeErrors).toEqual([1]);
});
