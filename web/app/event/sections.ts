import type { components } from '../api/types/reservation.ts';

type SeatMap = Pick<components['schemas']['SeatMap'], 'layout' | 'seats'>;

export type Section = { name: string; price: number; seats: number; left: number };

/** The sections of a seat map as its layout orders them; `left` counts what nobody holds. */
export function sectionsOf({ layout, seats }: SeatMap): Section[] {
  return layout.sections.map(({ name, price }) => {
    const inside = seats.filter(({ section }) => section === name);
    return {
      name,
      price: inside[0]?.price ?? price,
      seats: inside.length,
      left: inside.filter(({ status }) => status === 'available').length,
    };
  });
}
