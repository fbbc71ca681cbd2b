import { describe, expect, test } from 'vitest';
import { bestOf, stepFrom } from './step.ts';
import { venueOf } from './venue.ts';

/** Seats 0 to 11 in rows of four, then 12 to 23 in rows of six. */
const VENUE = venueOf([
  { name: 'A', rows: 3, seatsPerRow: 4, price: 2, startRow: 1 },
  { name: 'B', rows: 2, seatsPerRow: 6, price: 1, startRow: 4 },
]);
const all = () => true;
const without =
  (...taken: number[]) =>
  (index: number) =>
    !taken.includes(index);

describe('by an arrow key one comes', () => {
  test('sideways to the next free seat, over those that are taken', () => {
    expect(stepFrom(VENUE, 0, 'right', all)).toBe(1);
    expect(stepFrom(VENUE, 0, 'right', without(1, 2))).toBe(3);
    expect(stepFrom(VENUE, 3, 'left', without(2))).toBe(1);
  });

  test('from the end of a row into the next, and from section to section', () => {
    expect(stepFrom(VENUE, 3, 'right', all)).toBe(4);
    expect(stepFrom(VENUE, 11, 'right', all)).toBe(12);
    expect(stepFrom(VENUE, 12, 'left', all)).toBe(11);
  });

  test('up and down to the nearest free seat of the nearest row that has one', () => {
    expect(stepFrom(VENUE, 1, 'down', all)).toBe(5);
    expect(stepFrom(VENUE, 1, 'down', without(5))).toBe(4);
    expect(stepFrom(VENUE, 1, 'down', without(4, 5, 6, 7))).toBe(9);
  });

  test('straight ahead into a section of other width', () => {
    expect(stepFrom(VENUE, 8, 'down', all)).toBe(13);
    expect(stepFrom(VENUE, 12, 'up', all)).toBe(8);
  });

  test('nowhere when there is no free seat that way', () => {
    expect(stepFrom(VENUE, 0, 'left', all)).toBe(0);
    expect(stepFrom(VENUE, 2, 'up', all)).toBe(2);
    expect(stepFrom(VENUE, 5, 'right', (index) => index === 5)).toBe(5);
  });
});

test('the best seat of a section is in front and in the middle', () => {
  expect(bestOf(VENUE, 0, all)).toBe(1);
  expect(bestOf(VENUE, 1, without(14, 15))).toBe(13);
  expect(bestOf(VENUE, 0, (index) => index >= 12)).toBeUndefined();
  expect(bestOf(VENUE, 7, all)).toBeUndefined();
});
