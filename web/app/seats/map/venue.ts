import type { components } from '../../api/types/reservation.ts';

export type Section = components['schemas']['SeatMap']['layout']['sections'][number];

/** A section as it lies before the stage; one unit is the distance from seat to seat. */
export type Block = {
  name: string;
  price: number;
  rows: number;
  columns: number;
  startRow: number;
  /** The index of its first seat; the others follow row by row. */
  first: number;
  x: number;
  y: number;
};

export type Rect = { x: number; y: number; width: number; height: number };

export type Venue = { blocks: Block[]; stage: Rect; width: number; height: number; seats: number };

/** The cell of a seat: its block, its row and column in it from 0, and where its corner is. */
export type Cell = { block: Block; row: number; column: number; x: number; y: number };

const MARGIN = 2;
/** Between two sections, where the name of the next one stands. */
const GAP = 3;

/** Lays the sections out in rows before the stage, centred, the first nearest to it. */
export function venueOf(sections: readonly Section[]): Venue {
  const widest = Math.max(1, ...sections.map((section) => section.seatsPerRow));
  const width = widest + 2 * MARGIN;
  const stageWidth = Math.max(widest * 0.5, Math.min(widest, 8));
  const stage = {
    x: (width - stageWidth) / 2,
    y: MARGIN,
    width: stageWidth,
    height: Math.max(2, widest / 20),
  };
  const blocks: Block[] = [];
  let [first, y] = [0, stage.y + stage.height + GAP];
  for (const { name, price, rows, seatsPerRow: columns, startRow } of sections) {
    blocks.push({ name, price, rows, columns, startRow, first, x: (width - columns) / 2, y });
    first += rows * columns;
    y += rows + GAP;
  }
  return { blocks, stage, width, height: y - GAP + MARGIN, seats: first };
}

/** The index of the seat at a point, whether there is one on sale or not; by arithmetic, for it is asked at each move. */
export function seatAt({ blocks }: Venue, x: number, y: number): number | undefined {
  for (const block of blocks) {
    const [column, row] = [Math.floor(x - block.x), Math.floor(y - block.y)];
    if (row >= 0 && row < block.rows && column >= 0 && column < block.columns)
      return block.first + row * block.columns + column;
  }
  return undefined;
}

export function cellOf({ blocks }: Venue, index: number): Cell | undefined {
  const block = blocks.find(({ first, rows, columns }) => index >= first && index < first + rows * columns);
  if (!block) return undefined;
  const [row, column] = [
    Math.floor((index - block.first) / block.columns),
    (index - block.first) % block.columns,
  ];
  return { block, row, column, x: block.x + column, y: block.y + row };
}

/** The index of a seat by how the shop counts: rows from the section's first, seats from 1. */
export function indexOf(
  { blocks }: Venue,
  { section, row, number }: { section: string; row: number; number: number },
): number | undefined {
  const block = blocks.find(({ name }) => name === section);
  if (!block) return undefined;
  const [at, column] = [row - block.startRow, number - 1];
  if (at < 0 || at >= block.rows || column < 0 || column >= block.columns) return undefined;
  return block.first + at * block.columns + column;
}
