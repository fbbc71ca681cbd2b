import type { SeatBoard } from './seat-board.ts';
import type { DrawSeat } from './sprites.ts';
import type { Block } from './venue.ts';

/** Device pixels for a seat; a section is drawn at one of these and shown smaller, all seats of it in one act. */
const LEVELS = [8, 16, 32] as const;
/** What phones give a picture without complaint. */
const LARGEST_TILE = 4_000_000;
/** So many seats are drawn between two frames. */
const AT_ONCE = 300;

/** The largest size at which seats come from tiles; from there on they are drawn one by one. */
export const LARGEST_LEVEL = 32;

type Tile = {
  block: Block;
  tone: number;
  level: number;
  picture: HTMLCanvasElement;
  context: CanvasRenderingContext2D;
  /** How many of its seats are drawn. */
  drawn: number;
};

type Painted = {
  board: SeatBoard;
  tones: readonly number[];
  sprites: (size: number) => DrawSeat;
  /** Called when a finer picture is ready than the one that was shown. */
  onReady: () => void;
};

/** Pictures of whole sections, in which one seat is redrawn when one changes. Finer ones are made bit by bit. */
export function tilesOf({ board, tones, sprites, onReady }: Painted) {
  const tiles = new Map<string, Tile>();
  const { blocks } = board.venue;
  let timer = 0;

  function tileOf(at: number, level: number): Tile | undefined {
    const key = `${at} ${level}`;
    const [known, block] = [tiles.get(key), blocks[at]];
    if (known || !block) return known;
    const picture = document.createElement('canvas');
    picture.width = block.columns * level;
    picture.height = block.rows * level;
    const context = picture.getContext('2d');
    if (!context) return undefined;
    const tile = { block, tone: tones[at] ?? 0, level, picture, context, drawn: 0 };
    tiles.set(key, tile);
    return tile;
  }

  function drawSeat({ block, tone, level, context }: Tile, seat: number) {
    const [x, y] = [(seat % block.columns) * level, Math.floor(seat / block.columns) * level];
    const status = board.statusOf(block.first + seat);
    context.clearRect(x, y, level, level);
    if (status) sprites(level)(context, x, y, { tone, status });
  }

  function drawMore(tile: Tile, count: number) {
    const end = Math.min(tile.drawn + count, sizeOf(tile.block));
    for (; tile.drawn < end; tile.drawn++) drawSeat(tile, tile.drawn);
  }

  function goOn() {
    timer = 0;
    const tile = [...tiles.values()].find((one) => !isDone(one));
    if (!tile) return;
    drawMore(tile, AT_ONCE);
    if (isDone(tile)) onReady();
    later();
  }
  const later = () => {
    timer ||= window.setTimeout(goOn);
  };

  return {
    /** The picture of a section nearest to a size of `cell` device pixels for a seat. */
    pictureOf(at: number, cell: number): HTMLCanvasElement | undefined {
      const block = blocks[at];
      if (!block) return undefined;
      const wanted = tileOf(at, levelFor(block, cell));
      if (!wanted || isDone(wanted)) return wanted?.picture;
      const ready = LEVELS.map((level) => tiles.get(`${at} ${level}`)).findLast((one) => one && isDone(one));
      if (ready) later();
      // The first one is waited for.
      else drawMore(wanted, sizeOf(block));
      return (ready ?? wanted).picture;
    },
    redraw(changed: number): void {
      for (const tile of tiles.values()) {
        const seat = changed - tile.block.first;
        if (seat >= 0 && seat < tile.drawn) drawSeat(tile, seat);
      }
    },
    close: () => window.clearTimeout(timer),
  };
}

const sizeOf = ({ rows, columns }: Block) => rows * columns;

const isDone = ({ block, drawn }: Tile) => drawn === sizeOf(block);

/** The smallest level at which nothing is made larger than it was drawn, as far as pictures may be that large. */
function levelFor(block: Block, cell: number): number {
  const possible = LEVELS.filter(
    (level) => level === LEVELS[0] || level ** 2 * sizeOf(block) <= LARGEST_TILE,
  );
  return possible.find((level) => level >= cell) ?? possible.at(-1) ?? LEVELS[0];
}
