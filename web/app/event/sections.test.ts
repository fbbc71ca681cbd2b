import { expect, test } from 'vitest';
import { sectionsOf } from './sections.ts';

const seat = (section: string, seat_number: number, status: 'available' | 'locked' | 'reserved') => ({
  id: `${section}-${seat_number}`,
  section,
  row_number: 1,
  seat_number,
  seat_label: `${section}-1-${seat_number}`,
  price: section === 'VIP' ? 150_000 : 70_000,
  status,
});

test('a held seat is left as little as a sold one', () => {
  const seats = [
    seat('S', 1, 'available'),
    seat('VIP', 1, 'available'),
    seat('VIP', 2, 'locked'),
    seat('VIP', 3, 'reserved'),
  ];
  const section = { rows: 1, seatsPerRow: 3, startRow: 1 };
  const layout = {
    sections: [
      { ...section, name: 'VIP', price: 150_000 },
      { ...section, name: 'S', price: 70_000 },
    ],
  };
  expect(sectionsOf({ layout, seats })).toEqual([
    { name: 'VIP', price: 150_000, seats: 3, left: 1 },
    { name: 'S', price: 70_000, seats: 1, left: 1 },
  ]);
});
