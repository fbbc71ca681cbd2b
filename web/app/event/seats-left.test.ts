import { expect, test } from 'vitest';
import { seatsLeft } from './seats-left.ts';

test('a held seat is left as little as a sold one, and a section without any is not named', () => {
  const left = seatsLeft([
    { section: 'S', status: 'available' },
    { section: 'VIP', status: 'available' },
    { section: 'VIP', status: 'locked' },
    { section: 'VIP', status: 'reserved' },
    { section: 'S', status: 'available' },
    { section: 'A', status: 'reserved' },
  ]);
  expect(left).toEqual({ S: 2, VIP: 1 });
});
