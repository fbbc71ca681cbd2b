import { type Cell, cellOf, type Venue } from './venue.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The free seat one comes to by an arrow key; `from` itself where there is none. Sideways goes on in the same row
 * and then in the next, up and down to the free seat nearest in the nearest row that has one, over the sections.
 */
export function stepFrom(
  venue: Venue,
  from: number,
  direction: Direction,
  isFree: (index: number) => boolean,
): number {
  if (direction === 'left') return along(venue, from, -1, isFree);
  if (direction === 'right') return along(venue, from, 1, isFree);
  return across(venue, from, direction === 'down' ? 1 : -1, isFree);
}

/** The free seat of a section nearest to its front and middle; undefined when all are taken. */
export function bestOf(
  venue: Venue,
  section: number,
  isFree: (index: number) => boolean,
): number | undefined {
  const block = venue.blocks[section];
  if (!block) return undefined;
  for (let row = 0; row < block.rows; row++) {
    const found = nearestInRow(block.first + row * block.columns, block.columns, block.columns / 2, isFree);
    if (found !== undefined) return found;
  }
  return undefined;
}

function along(venue: Venue, from: number, by: 1 | -1, isFree: (index: number) => boolean): number {
  for (let index = from + by; index >= 0 && index < venue.seats; index += by) if (isFree(index)) return index;
  return from;
}

function across(venue: Venue, from: number, by: 1 | -1, isFree: (index: number) => boolean): number {
  const start = cellOf(venue, from);
  if (!start) return from;
  const middle = start.x + 0.5;
  for (let row = nextRow(venue, start, by); row; row = nextRow(venue, row, by)) {
    const { block } = row;
    const found = nearestInRow(
      block.first + row.row * block.columns,
      block.columns,
      middle - block.x,
      isFree,
    );
    if (found !== undefined) return found;
  }
  return from;
}

type Row = Pick<Cell, 'block' | 'row'>;

function nextRow({ blocks }: Venue, { block, row }: Row, by: 1 | -1): Row | undefined {
  if (row + by >= 0 && row + by < block.rows) return { block, row: row + by };
  const next = blocks[blocks.indexOf(block) + by];
  return next && { block: next, row: by > 0 ? 0 : next.rows - 1 };
}

/** Of the row that begins with `first`, the free seat whose middle is nearest to `x`. */
function nearestInRow(
  first: number,
  columns: number,
  x: number,
  isFree: (index: number) => boolean,
): number | undefined {
  let [nearest, distance] = [-1, Number.POSITIVE_INFINITY];
  for (let column = 0; column < columns; column++) {
    const away = Math.abs(column + 0.5 - x);
    if (away < distance && isFree(first + column)) [nearest, distance] = [first + column, away];
  }
  return nearest < 0 ? undefined : nearest;
}
