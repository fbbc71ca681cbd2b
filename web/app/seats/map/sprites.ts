import type { Palette } from './palette.ts';
import type { SeatStatus } from './seat-board.ts';

const STATUSES: readonly SeatStatus[] = ['available', 'locked', 'reserved'];
/** So many sizes are kept: a pinch goes through dozens. */
const KEPT = 40;

/** Draws one seat into the square at x, y: a seat that is drawn a thousand times is drawn once and copied. */
export type DrawSeat = (context: CanvasRenderingContext2D, x: number, y: number, seat: Drawn) => void;
type Drawn = { tone: number; status: SeatStatus };

/** Seats of any size in device pixels, in the colours of a palette. */
export function spritesOf(palette: Palette): (size: number) => DrawSeat {
  const sheets = new Map<number, HTMLCanvasElement>();
  return (size) => {
    const sheet = sheets.get(size) ?? sheetOf(palette, size);
    if (sheets.size > KEPT) sheets.clear();
    sheets.set(size, sheet);
    return (context, x, y, { tone, status }) => {
      const [fromX, fromY] = [STATUSES.indexOf(status) * size, tone * size];
      context.drawImage(sheet, fromX, fromY, size, size, x, y, size, size);
    };
  };
}

function sheetOf(palette: Palette, size: number): HTMLCanvasElement {
  const sheet = document.createElement('canvas');
  sheet.width = size * STATUSES.length;
  sheet.height = size * palette.tones.length;
  const context = sheet.getContext('2d');
  if (!context) return sheet;
  for (const [at, tone] of palette.tones.entries())
    for (const [column, status] of STATUSES.entries()) {
      context.save();
      context.translate(column * size, at * size);
      drawSeat(context, size, { colour: tone, status, palette });
      context.restore();
    }
  return sheet;
}

type Look = { colour: string; status: SeatStatus; palette: Palette };

/** Free: filled. Held: hatched. Sold: filled dark and smaller. */
function drawSeat(context: CanvasRenderingContext2D, size: number, { colour, status, palette }: Look): void {
  const pad = Math.max(1, Math.round(size * (status === 'reserved' ? 0.2 : 0.1)));
  const side = size - 2 * pad;
  const outline = new Path2D();
  outline.roundRect(pad, pad, side, side, side * 0.2);
  if (status === 'available') {
    context.fillStyle = colour;
    context.fill(outline);
    return;
  }
  if (status === 'reserved') {
    context.fillStyle = palette.sold;
    context.fill(outline);
    return;
  }
  context.save();
  context.clip(outline);
  context.strokeStyle = colour;
  context.lineWidth = Math.max(1, size / 14);
  const step = Math.max(3, size / 4);
  context.beginPath();
  for (let at = -side; at < side; at += step) {
    context.moveTo(pad + at, pad + side);
    context.lineTo(pad + at + side, pad);
  }
  context.stroke();
  context.restore();
  context.stroke(outline);
}
