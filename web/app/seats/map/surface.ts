import { hearGestures } from './gestures.ts';
import { type Marked, painterOf } from './painter.ts';
import { palette, watchPalette } from './palette.ts';
import type { SeatBoard } from './seat-board.ts';
import { cellOf, seatAt } from './venue.ts';
import {
  fitted,
  focusedOn,
  moved,
  type Point,
  type Size,
  showing,
  type View,
  worldOf,
  zoomed,
} from './view.ts';

export type SurfaceEvents = {
  onPick: (index: number) => void;
  /** What the mouse is over, and where that seat is on the canvas. */
  onHover: (over: { index: number; at: Point } | undefined) => void;
};

export type Surface = ReturnType<typeof surfaceOn>;

/** From this size of a seat on, in CSS pixels, a finger means a seat; below, the part of the map around it. */
const TAPPABLE = 16;
const NEAR = 30;
const STEP = 1.6;
const SETTLED_MS = 120;
/** Beyond this no eye sees a difference, and a phone would draw twice as many pixels in each frame. */
const FINEST = 2;

const pixelRatio = () => Math.min(window.devicePixelRatio, FINEST);

/** The map on a canvas: draws only when something has changed, once a frame. `stage` is the word on the stage. */
export function surfaceOn(canvas: HTMLCanvasElement, board: SeatBoard, stage: string, events: SurfaceEvents) {
  const context = canvas.getContext('2d', { alpha: false });
  const { venue } = board;
  let painter = painterOf(board, palette(), invalidate);
  let size: Size = { width: 0, height: 0 };
  let view: View = { x: 0, y: 0, scale: 1 };
  let marked: Marked = {};
  let isWhole = true;
  let frame = 0;
  let settling = 0;

  function draw() {
    frame = 0;
    const [ratio, isZooming] = [pixelRatio(), settling > 0];
    if (context && size.width > 0) painter.paint(context, { ...marked, view, size, ratio, stage, isZooming });
  }
  function invalidate() {
    frame ||= requestAnimationFrame(draw);
  }
  function settle() {
    settling = 0;
    invalidate();
  }

  function look(next: View) {
    if (next.scale !== view.scale) {
      window.clearTimeout(settling);
      settling = window.setTimeout(settle, SETTLED_MS);
    }
    view = next;
    isWhole = view.scale <= fitted(venue, size).scale * 1.001;
    // A finger on a map that is seen whole scrolls the page.
    canvas.style.touchAction = isWhole ? 'pan-y' : 'none';
    events.onHover(undefined);
    invalidate();
  }

  function resize() {
    const { clientWidth: width, clientHeight: height } = canvas;
    const ratio = pixelRatio();
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width === wide && canvas.height === high) return;
    [canvas.width, canvas.height] = [wide, high];
    size = { width, height };
    look(isWhole ? fitted(venue, size) : moved(view, { x: 0, y: 0 }, venue, size));
    // A canvas that has changed its size is empty until it is drawn.
    draw();
  }

  const indexAt = (at: Point) => {
    const { x, y } = worldOf(view, at);
    const index = seatAt(venue, x, y);
    return index === undefined || !board.seatOf(index) ? undefined : index;
  };

  /** A mouse means the seat that is named to it, however small; a finger covers many of those. */
  function tap(at: Point, isMouse: boolean) {
    const index = indexAt(at);
    const isNear = view.scale >= TAPPABLE;
    if (index !== undefined && (isNear || isMouse)) events.onPick(index);
    else if (!isNear) look(zoomed(view, NEAR / view.scale, at, venue, size));
  }

  function point(at: Point | undefined) {
    const index = at && indexAt(at);
    const cell = index === undefined ? undefined : cellOf(venue, index);
    if (index === undefined || !cell) {
      events.onHover(undefined);
      return;
    }
    const corner = { x: (cell.x + 0.5 - view.x) * view.scale, y: (cell.y - view.y) * view.scale };
    events.onHover({ index, at: corner });
  }

  const middle = (): Point => ({ x: size.width / 2, y: size.height / 2 });
  const sizes = new ResizeObserver(resize);
  sizes.observe(canvas);
  const stops = [
    () => sizes.disconnect(),
    () => cancelAnimationFrame(frame),
    () => window.clearTimeout(settling),
    () => painter.close(),
    board.watch((changed) => {
      painter.redraw(changed);
      invalidate();
    }),
    watchPalette(() => {
      painter.close();
      painter = painterOf(board, palette(), invalidate);
      invalidate();
    }),
    hearGestures(canvas, {
      onDrag: (by) => look(moved(view, by, venue, size)),
      onZoom: (factor, at) => look(zoomed(view, factor, at, venue, size)),
      onDoubleTap: (at) => look(zoomed(view, 2, at, venue, size)),
      onTap: tap,
      onPoint: point,
    }),
  ];

  return {
    mark(next: Marked): void {
      marked = next;
      invalidate();
    },
    zoomIn: () => look(zoomed(view, STEP, middle(), venue, size)),
    zoomOut: () => look(zoomed(view, 1 / STEP, middle(), venue, size)),
    fit: () => look(fitted(venue, size)),
    pan: (by: Point) => look(moved(view, by, venue, size)),
    showSection(at: number): void {
      const block = venue.blocks[at];
      if (!block) return;
      const { x, y, columns, rows } = block;
      look(focusedOn({ x: x - 1, y: y - 3, width: columns + 2, height: rows + 4 }, venue, size));
    },
    /** Brings a seat into sight, large enough to be seen. */
    showSeat(index: number): void {
      const cell = cellOf(venue, index);
      if (!cell) return;
      const near = view.scale < TAPPABLE ? focusedOn({ ...cell, width: 12, height: 8 }, venue, size) : view;
      look(showing(near, cell, venue, size));
    },
    close: () => {
      for (const stop of stops) stop();
    },
  };
}
