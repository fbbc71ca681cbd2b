import type { Block } from '../map/venue.ts';

export type FreeRow = { row: number; seats: { index: number; number: number }[] };

/** The rows of a section that have free seats, each with these. */
export function freeSeatsOf(block: Block, isFree: (index: number) => boolean): FreeRow[] {
  const { rows, columns, first, startRow } = block;
  return Array.from({ length: rows }, (_, row) => ({
    row: startRow + row,
    seats: Array.from({ length: columns }, (_, column) => ({
      index: first + row * columns + column,
      number: column + 1,
    })).filter(({ index }) => isFree(index)),
  })).filter(({ seats }) => seats.length > 0);
}
