import type { Layout } from '#shared/events/facts.ts';

type Section = Layout['sections'][number];

export type DemoLayout = { id: string; name: string; description: string; layout: Layout };

/** Rows are numbered on through the sections. */
function hall(...sections: Omit<Section, 'startRow'>[]): Layout {
  let startRow = 1;
  return {
    sections: sections.map((section) => {
      const placed = { ...section, startRow };
      startRow += section.rows;
      return placed;
    }),
  };
}

export const SMALL_THEATER: DemoLayout = {
  id: '11111111-0000-4000-8000-000000000001',
  name: 'small_theater',
  description: '소극장, 265석',
  layout: hall(
    { name: 'VIP', rows: 3, seatsPerRow: 10, price: 150_000 },
    { name: 'R', rows: 5, seatsPerRow: 15, price: 100_000 },
    { name: 'S', rows: 8, seatsPerRow: 20, price: 70_000 },
  ),
};

export const LARGE_THEATER: DemoLayout = {
  id: '11111111-0000-4000-8000-000000000002',
  name: 'large_theater',
  description: '대극장, 1,250석',
  layout: hall(
    { name: 'VIP', rows: 5, seatsPerRow: 20, price: 200_000 },
    { name: 'R', rows: 10, seatsPerRow: 30, price: 150_000 },
    { name: 'S', rows: 15, seatsPerRow: 30, price: 100_000 },
    { name: 'A', rows: 10, seatsPerRow: 40, price: 70_000 },
  ),
};

export const SPORTS_STADIUM: DemoLayout = {
  id: '11111111-0000-4000-8000-000000000003',
  name: 'sports_stadium',
  description: '경기장, 4,900석',
  layout: hall(
    { name: 'Floor1', rows: 20, seatsPerRow: 50, price: 80_000 },
    { name: 'Floor2', rows: 30, seatsPerRow: 60, price: 50_000 },
    { name: 'Floor3', rows: 30, seatsPerRow: 70, price: 30_000 },
  ),
};

export const DEMO_LAYOUTS = [SMALL_THEATER, LARGE_THEATER, SPORTS_STADIUM];
