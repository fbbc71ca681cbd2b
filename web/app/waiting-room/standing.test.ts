import { describe, expect, test } from 'vitest';
import { type Heard, keptOf, milestoneOf, progressOf, type Standing, standingNow } from './standing.ts';

const waiting = (more: Partial<Standing> = {}): Standing => ({
  queued: true,
  admitted: false,
  position: 38,
  ahead: 37,
  behind: 62,
  number: 1038,
  queueSize: 100,
  estimatedWait: 60,
  estimate: null,
  slowed: false,
  currentUsers: 5,
  threshold: 5,
  state: 'open',
  beforeDraw: false,
  recovering: false,
  admittedUntil: null,
  pass: null,
  ticket: 'a ticket',
  askedAt: 1_000,
  first: 50,
  lapsed: false,
  ...more,
});

const heard = (more: Partial<Heard> = {}): Heard => ({
  queueSize: 80,
  currentUsers: 5,
  pace: 2,
  slowed: false,
  recovering: false,
  state: 'open',
  marks: [
    [1020, 0],
    [1100, 79],
  ],
  heardAt: 2_000,
  ...more,
});

describe('where one stands', () => {
  test('follows what was heard since the last answer', () => {
    const { ahead, position, behind, queueSize } = standingNow(waiting(), heard());
    expect({ ahead, position, behind, queueSize }).toEqual({
      ahead: 18,
      position: 19,
      behind: 61,
      queueSize: 80,
    });
  });

  test('is what was answered when that came later', () => {
    expect(standingNow(waiting({ askedAt: 3_000 }), heard()).ahead).toBe(37);
  });

  test('is never moved back by a message, which knows it but roughly', () => {
    const longer = heard({
      marks: [
        [1000, 0],
        [1100, 99],
      ],
    });
    expect(standingNow(waiting({ ahead: 30 }), longer).ahead).toBe(30);
    expect(standingNow(waiting({ ahead: 30 }), { ...longer, recovering: true }).ahead).toBe(38);
  });

  test('is that of the last before a draw', () => {
    const { position, ahead } = standingNow(waiting({ number: null, beforeDraw: true }), heard());
    expect({ position, ahead }).toEqual({ position: 80, ahead: 79 });
  });
});

describe('what is kept of a place', () => {
  test('is nothing for who does not wait', () => {
    expect(keptOf(waiting({ ticket: null }), undefined)).toBeUndefined();
  });

  test('remembers how many were ahead at first', () => {
    const kept = keptOf(waiting({ ahead: 50 }), undefined);
    expect(keptOf(waiting({ ahead: 20 }), kept)).toMatchObject({ first: 50, lapsed: false });
  });

  test('begins anew, and says so, when the place behind it is a later one', () => {
    const kept = keptOf(waiting({ ahead: 50 }), undefined);
    expect(keptOf(waiting({ ahead: 70, number: 2000 }), kept)).toMatchObject({ first: 70, lapsed: true });
  });

  test('knows a line that is built up again from a place that was lost', () => {
    const kept = keptOf(waiting(), undefined);
    expect(keptOf(waiting({ number: 2000, recovering: true }), kept)).toMatchObject({ lapsed: false });
  });

  test('counts from the draw on where there is one', () => {
    const before = keptOf(waiting({ number: null, beforeDraw: true, ahead: 99 }), undefined);
    expect(keptOf(waiting({ number: -5, ahead: 12 }), before)).toMatchObject({ first: 12, lapsed: false });
  });
});

test('progress runs from the first place seen to the head of the line', () => {
  expect(progressOf({ first: 50, ahead: 50 })).toBe(0);
  expect(progressOf({ first: 50, ahead: 25 })).toBe(0.5);
  expect(progressOf({ first: 50, ahead: 0 })).toBe(1);
  expect(progressOf({ first: 0, ahead: 0 })).toBe(1);
  expect(progressOf({ first: 10, ahead: 12 })).toBe(0);
});

test('a screen reader is told in steps that become finer towards the end', () => {
  expect([1234, 987, 95, 41, 10, 3].map(milestoneOf)).toEqual([2000, 1000, 100, 50, 10, 3]);
});
