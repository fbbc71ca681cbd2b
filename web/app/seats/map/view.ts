import type { Rect, Venue } from './venue.ts';

/** What of a venue is seen: the point in the upper left corner, and CSS pixels per unit. */
export type View = { x: number; y: number; scale: number };

/** Of the canvas, in CSS pixels. */
export type Size = { width: number; height: number };

export type Point = { x: number; y: number };

/** The largest a seat is shown: no finger needs more. */
const LARGEST = 48;

/** The whole venue, in the middle. */
export function fitted(venue: Venue, size: Size): View {
  const scale = Math.min(size.width / venue.width, size.height / venue.height, LARGEST);
  return kept({ x: 0, y: 0, scale }, venue, size);
}

/** Where in the venue a point of the canvas is. */
export const worldOf = (view: View, { x, y }: Point): Point => ({
  x: view.x + x / view.scale,
  y: view.y + y / view.scale,
});

/** Larger or smaller around a point of the canvas, which stays where it is. */
export function zoomed(view: View, factor: number, at: Point, venue: Venue, size: Size): View {
  const smallest = fitted(venue, size).scale;
  const scale = Math.min(Math.max(view.scale * factor, smallest), LARGEST);
  const { x, y } = worldOf(view, at);
  return kept({ x: x - at.x / scale, y: y - at.y / scale, scale }, venue, size);
}

/** Moved by CSS pixels, as a hand moves paper. */
export const moved = (view: View, by: Point, venue: Venue, size: Size): View =>
  kept({ ...view, x: view.x - by.x / view.scale, y: view.y - by.y / view.scale }, venue, size);

/** A part of the venue as large as it fits, but no larger than seats may be. */
export function focusedOn(rect: Rect, venue: Venue, size: Size): View {
  const smallest = fitted(venue, size).scale;
  const fitting = Math.min(size.width / rect.width, size.height / rect.height);
  const scale = Math.min(Math.max(fitting, smallest), LARGEST);
  const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
  return kept({ x: x - size.width / 2 / scale, y: y - size.height / 2 / scale, scale }, venue, size);
}

/** So that a cell is in sight, moved as little as needed. */
export function showing(view: View, cell: Point, venue: Venue, size: Size): View {
  const margin = 1;
  const [seenX, seenY] = [size.width / view.scale, size.height / view.scale];
  const x = Math.min(Math.max(view.x, cell.x + 1 + margin - seenX), cell.x - margin);
  const y = Math.min(Math.max(view.y, cell.y + 1 + margin - seenY), cell.y - margin);
  return kept({ ...view, x, y }, venue, size);
}

/** The venue does not leave the canvas; what is smaller than it stands in the middle. */
function kept(view: View, venue: Venue, size: Size): View {
  const along = (from: number, whole: number, seen: number) =>
    seen >= whole ? (whole - seen) / 2 : Math.min(Math.max(from, 0), whole - seen);
  return {
    ...view,
    x: along(view.x, venue.width, size.width / view.scale),
    y: along(view.y, venue.height, size.height / view.scale),
  };
}
