import type { components } from '../../api/types/reservation.ts';

type Seat = Pick<components['schemas']['SeatMap']['seats'][number], 'section' | 'status'>;

type SeatCounts = { sold: number; held: number; free: number };

export const NO_SEATS: SeatCounts = { sold: 0, held: 0, free: 0 };

const IN = { reserved: 'sold', locked: 'held', available: 'free' } as const;

/** How many seats are sold, held by who is just paying, and left: in all and by section. */
export function countSeats(seats: readonly Seat[]): {
  all: SeatCounts;
  bySection: ReadonlyMap<string, SeatCounts>;
} {
  const all = { ...NO_SEATS };
  const bySection = new Map<string, SeatCounts>();
  for (const { section, status } of seats) {
    const counts = bySection.get(section) ?? { ...NO_SEATS };
    bySection.set(section, counts);
    counts[IN[status]] += 1;
    all[IN[status]] += 1;
  }
  return { all, bySection };
}
