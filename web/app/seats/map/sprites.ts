import type { Palette } from './palette.ts';
import type { SeatStatus } from './seat-board.ts';

const STATUSES: readonly SeatStatus[] = ['available', 'locked', 'reserved'];
/** So many sizes are kept. */
const KEPT = 24;

/** Draws one seat into the square at x, y: a seat that is seen a thousand times is drawn once and copied. */
export type DrawSeat = (context: CanvasRenderingContext2D, x: number, y: number, seat: Drawn) => void;
type Drawn = { tone: number; status: SeatStatus };

/**
 * Seats in the colours of a palette, of any size in device pixels. `drawn` is the size they are drawn in, where that
 * is another: while a map grows under two fingers each frame has its own size, and few are worth drawing for.
 */
export function spritesOf(palette: Palette): (size: number, drawn?: number) => DrawSeat {
  const sheets = new Map<number, HTMLCanvasElement>();
  return (size, drawn = size) => {
    const sheet = sheets.get(drawn) ?? sheetOf(palette, drawn);
    if (sheets.size > KEPT) sheets.clear();
    sheets.set(drawn, sheet);
    return (context, x, y, { tone, status }) => {
      const [fromX, fromY] = [STATUSES.indexOf(status) * drawn, tone * drawn];
      context.drawImage(sheet, fromX, fromY, drawn, drawn, x, y, size, size);
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
  context.fillStyle = status === 'reserved' ? palette.sold : colour;
  if (status !== 'locked') {
    context.fill(outline);
    return;
  }
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
  // Half of its outer line is cut off.
  context.lineWidth *= 2;
  context.stroke(outline);
}
