import { expect, test } from 'vitest';
import { venueOf } from '../map/venue.ts';
import { freeSeatsOf } from './free-seats.ts';

test('the list has the free seats of each row, and no row without any', () => {
  const { blocks } = venueOf([{ name: 'R', rows: 3, seatsPerRow: 2, price: 1, startRow: 4 }]);
  const free = new Set([1, 4, 5]);
  const rows = blocks.flatMap((block) => freeSeatsOf(block, (index) => free.has(index)));
  expect(rows).toEqual([
    { row: 4, seats: [{ index: 1, number: 2 }] },
    {
      row: 6,
      seats: [
        { index: 4, number: 1 },
        { index: 5, number: 2 },
      ],
    },
  ]);
});
