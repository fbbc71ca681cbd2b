import type { SeatBoard } from './seat-board.ts';
import type { DrawSeat } from './sprites.ts';
import type { Block } from './venue.ts';

/** Device pixels for a seat; a section is drawn at one of these and shown smaller, all seats of it in one act. */
const LEVELS = [8, 16, 32] as const;
/** What phones give a picture without complaint. */
const LARGEST_TILE = 4_000_000;

/** The largest size at which seats come from tiles; from there on they are drawn one by one. */
export const LARGEST_LEVEL = 32;

type Tile = { level: number; picture: HTMLCanvasElement; context: CanvasRenderingContext2D };

type Painted = { board: SeatBoard; tones: readonly number[]; sprites: (size: number) => DrawSeat };

/** Pictures of whole sections, in which one seat is redrawn when one changes. */
export function tilesOf({ board, tones, sprites }: Painted) {
  const tiles = new Map<string, Tile>();
  const { blocks } = board.venue;

  function tileOf(at: number, block: Block, cell: number): Tile | undefined {
    const level = LEVELS.findLast((size, order) => {
      const smaller = LEVELS[order - 1] ?? 0;
      const fits = size * size * block.rows * block.columns <= LARGEST_TILE;
      return smaller < cell && (fits || order === 0);
    });
    const size = level ?? LEVELS[0];
    const key = `${at} ${size}`;
    const known = tiles.get(key);
    if (known) return known;
    const picture = document.createElement('canvas');
    picture.width = block.columns * size;
    picture.height = block.rows * size;
    const context = picture.getContext('2d');
    if (!context) return undefined;
    const tile = { level: size, picture, context };
    for (let seat = 0; seat < block.rows * block.columns; seat++) draw(tile, at, block, seat);
    tiles.set(key, tile);
    return tile;
  }

  function draw({ level, context }: Tile, at: number, block: Block, seat: number) {
    const [x, y] = [(seat % block.columns) * level, Math.floor(seat / block.columns) * level];
    const status = board.statusOf(block.first + seat);
    context.clearRect(x, y, level, level);
    if (status) sprites(level)(context, x, y, { tone: tones[at] ?? 0, status });
  }

  return {
    /** The picture of a section in which a seat has at least `cell` device pixels, where there may be such. */
    pictureOf: (at: number, cell: number) => {
      const block = blocks[at];
      return block && tileOf(at, block, cell)?.picture;
    },
    redraw(changed: number | 'all'): void {
      if (changed === 'all') tiles.clear();
      else
        for (const [at, block] of blocks.entries()) {
          const seat = changed - block.first;
          if (seat < 0 || seat >= block.rows * block.columns) continue;
          for (const level of LEVELS) {
            const tile = tiles.get(`${at} ${level}`);
            if (tile) draw(tile, at, block, seat);
          }
        }
    },
  };
}
