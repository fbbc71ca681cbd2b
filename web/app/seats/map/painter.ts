import { type Palette, tonesOf } from './palette.ts';
import type { SeatBoard } from './seat-board.ts';
import { spritesOf } from './sprites.ts';
import { LARGEST_LEVEL, tilesOf } from './tiles.ts';
import { type Block, cellOf } from './venue.ts';
import type { Size, View } from './view.ts';

export type Marked = {
  chosen?: number | undefined;
  current?: number | undefined;
  hover?: number | undefined;
};

export type Frame = Marked & {
  view: View;
  size: Size;
  ratio: number;
  stage: string;
  /** The map is growing or shrinking just now. */
  isZooming: boolean;
};

const NUMBERED_FROM = 22;
/** While the map grows, seats are drawn in steps of so many device pixels. */
const ROUGH = 8;

/** Draws the map as it is. Far away sections are pictures; near by only the seats in sight are drawn. */
export function painterOf(board: SeatBoard, palette: Palette, onReady: () => void) {
  const { venue } = board;
  const tones = tonesOf(venue.blocks);
  const sprites = spritesOf(palette);
  const tiles = tilesOf({ board, tones, sprites, onReady });

  function paint(context: CanvasRenderingContext2D, frame: Frame): void {
    const { view, size, ratio } = frame;
    const cell = view.scale * ratio;
    const [left, top] = [view.x * cell, view.y * cell];
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = palette.paper;
    context.fillRect(0, 0, size.width * ratio, size.height * ratio);
    context.translate(-left, -top);
    paintStage(context, frame, cell);
    for (const [at, block] of venue.blocks.entries()) {
      paintName(context, block, cell, ratio);
      if (cell > LARGEST_LEVEL) paintSeats(context, { at, block, frame, cell });
      else {
        const picture = tiles.pictureOf(at, cell);
        const { x, y, columns, rows } = block;
        if (picture) context.drawImage(picture, x * cell, y * cell, columns * cell, rows * cell);
      }
    }
    paintMarks(context, frame, cell);
  }

  function paintStage(context: CanvasRenderingContext2D, { stage: name, ratio }: Frame, cell: number) {
    const { x, y, width, height } = venue.stage;
    context.fillStyle = palette.stage;
    context.beginPath();
    context.roundRect(x * cell, y * cell, width * cell, height * cell, [0, 0, cell * 2, cell * 2]);
    context.fill();
    write(context, name, {
      x: (x + width / 2) * cell,
      y: (y + height / 2) * cell,
      size: Math.min(14 * ratio, height * cell * 0.8),
      colour: palette.soft,
    });
  }

  function paintName(
    context: CanvasRenderingContext2D,
    { name, x, y, columns }: Block,
    cell: number,
    ratio: number,
  ) {
    const size = Math.min(Math.max(cell * 1.5, 11 * ratio), 18 * ratio);
    write(context, name, {
      x: (x + columns / 2) * cell,
      y: y * cell - size * 0.8,
      size,
      colour: palette.ink,
    });
  }

  type Near = { at: number; block: Block; frame: Frame; cell: number };

  function paintSeats(context: CanvasRenderingContext2D, { at, block, frame, cell }: Near) {
    const { view, size, isZooming } = frame;
    const side = Math.floor(cell);
    const draw = sprites(side, isZooming ? Math.ceil(side / ROUGH) * ROUGH : side);
    const [fromRow, toRow] = seen(view.y - block.y, size.height / view.scale, block.rows);
    const [fromColumn, toColumn] = seen(view.x - block.x, size.width / view.scale, block.columns);
    const tone = tones[at] ?? 0;
    const isNumbered = view.scale >= NUMBERED_FROM;
    for (let row = fromRow; row < toRow; row++)
      for (let column = fromColumn; column < toColumn; column++) {
        const status = board.statusOf(block.first + row * block.columns + column);
        if (!status) continue;
        const [x, y] = [Math.round((block.x + column) * cell), Math.round((block.y + row) * cell)];
        draw(context, x, y, { tone, status });
        if (isNumbered && status === 'available')
          write(context, String(column + 1), {
            x: x + cell / 2,
            y: y + cell / 2,
            size: cell * 0.34,
            colour: palette.paper,
          });
      }
  }

  function paintMarks(
    context: CanvasRenderingContext2D,
    { chosen, current, hover, ratio }: Frame,
    cell: number,
  ) {
    if (hover !== undefined) ring(context, hover, cell, 1.5 * ratio);
    if (current !== undefined) ring(context, current, cell, 2.5 * ratio);
    const place = chosen === undefined ? undefined : cellOf(venue, chosen);
    if (!place) return;
    const side = Math.max(cell, 14 * ratio);
    const [x, y] = [(place.x + 0.5) * cell, (place.y + 0.5) * cell];
    context.beginPath();
    context.arc(x, y, side * 0.6, 0, 2 * Math.PI);
    context.fillStyle = palette.ring;
    context.fill();
    context.lineWidth = Math.max(2 * ratio, side * 0.08);
    context.strokeStyle = palette.paper;
    context.stroke();
    context.beginPath();
    context.moveTo(x - side * 0.26, y + side * 0.02);
    context.lineTo(x - side * 0.06, y + side * 0.22);
    context.lineTo(x + side * 0.28, y - side * 0.2);
    context.stroke();
  }

  function ring(context: CanvasRenderingContext2D, index: number, cell: number, width: number) {
    const place = cellOf(venue, index);
    if (!place) return;
    context.lineWidth = width;
    context.strokeStyle = palette.ring;
    const out = width / 2;
    context.strokeRect(place.x * cell - out, place.y * cell - out, cell + 2 * out, cell + 2 * out);
  }

  return { paint, redraw: tiles.redraw, close: tiles.close };
}

/** Which of so many cells in a row are seen, when what is seen begins at `from` and is so long. */
const seen = (from: number, length: number, count: number): [number, number] => [
  Math.max(0, Math.floor(from)),
  Math.min(count, Math.ceil(from + length)),
];

type Written = { x: number; y: number; size: number; colour: string };

function write(context: CanvasRenderingContext2D, text: string, { x, y, size, colour }: Written): void {
  context.font = `600 ${size}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = colour;
  context.fillText(text, x, y);
}
