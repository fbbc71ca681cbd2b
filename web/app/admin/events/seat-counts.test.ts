import { expect, test } from 'vitest';
import { countSeats, NO_SEATS } from './seat-counts.ts';

test('seats are counted by what they are, in all and by section', () => {
  const { all, bySection } = countSeats([
    { section: 'VIP', status: 'reserved' },
    { section: 'VIP', status: 'available' },
    { section: 'R', status: 'locked' },
    { section: 'R', status: 'available' },
  ]);
  expect(all).toEqual({ sold: 1, held: 1, free: 2 });
  expect(bySection.get('VIP')).toEqual({ sold: 1, held: 0, free: 1 });
  expect(bySection.get('R')).toEqual({ sold: 0, held: 1, free: 1 });
});

test('no seats are none of any kind', () => {
  expect(countSeats([]).all).toEqual(NO_SEATS);
});
