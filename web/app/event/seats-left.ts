import type { components } from '../api/types/reservation.ts';

type Seat = Pick<components['schemas']['SeatMap']['seats'][number], 'section' | 'status'>;

/** How many seats of each section nobody holds, by the section's name; of one that is sold out nothing is said. */
export function seatsLeft(seats: Seat[]): Record<string, number> {
  const left: Record<string, number> = {};
  for (const { section, status } of seats)
    if (status === 'available') left[section] = (left[section] ?? 0) + 1;
  return left;
}
