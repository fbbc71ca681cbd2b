import { expect, test } from 'vitest';
import { cellOf, indexOf, seatAt, venueOf } from './venue.ts';

const VENUE = venueOf([
  { name: 'VIP', rows: 3, seatsPerRow: 10, price: 150_000, startRow: 1 },
  { name: 'R', rows: 5, seatsPerRow: 15, price: 100_000, startRow: 4 },
]);
const [vip, r] = VENUE.blocks;

test('sections lie centred before the stage, one behind the other', () => {
  expect(VENUE.seats).toBe(105);
  expect(vip?.first).toBe(0);
  expect(r?.first).toBe(30);
  for (const { x, columns } of VENUE.blocks) expect(x + columns / 2).toBe(VENUE.width / 2);
  expect(r?.y).toBeGreaterThan((vip?.y ?? 0) + 3);
  expect(vip?.y).toBeGreaterThan(VENUE.stage.y + VENUE.stage.height);
});

test('the seat at the middle of each cell is the seat of that cell', () => {
  for (let index = 0; index < VENUE.seats; index++) {
    const cell = cellOf(VENUE, index);
    expect(cell && seatAt(VENUE, cell.x + 0.5, cell.y + 0.5)).toBe(index);
  }
});

test('between sections, on the stage and outside there is no seat', () => {
  expect(seatAt(VENUE, VENUE.stage.x + 1, VENUE.stage.y + 1)).toBeUndefined();
  expect(seatAt(VENUE, VENUE.width / 2, (r?.y ?? 0) - 0.5)).toBeUndefined();
  expect(seatAt(VENUE, -1, -1)).toBeUndefined();
  expect(seatAt(VENUE, (vip?.x ?? 0) - 0.1, vip?.y ?? 0)).toBeUndefined();
});

test('rows count on through the sections, as the shop has them', () => {
  expect(indexOf(VENUE, { section: 'VIP', row: 1, number: 1 })).toBe(0);
  expect(indexOf(VENUE, { section: 'R', row: 4, number: 1 })).toBe(30);
  expect(indexOf(VENUE, { section: 'R', row: 8, number: 15 })).toBe(104);
});

test('a seat outside its section, or of one that is not there, has no place', () => {
  expect(indexOf(VENUE, { section: 'R', row: 3, number: 1 })).toBeUndefined();
  expect(indexOf(VENUE, { section: 'R', row: 4, number: 16 })).toBeUndefined();
  expect(indexOf(VENUE, { section: 'S', row: 1, number: 1 })).toBeUndefined();
  expect(cellOf(VENUE, 105)).toBeUndefined();
});
