import { describe, expect, test } from 'vitest';
import { venueOf } from './venue.ts';
import { fitted, focusedOn, moved, showing, worldOf, zoomed } from './view.ts';

const VENUE = venueOf([{ name: 'A', rows: 50, seatsPerRow: 70, price: 1, startRow: 1 }]);
const PHONE = { width: 390, height: 500 };
const WHOLE = fitted(VENUE, PHONE);

test('fitted, the whole venue is seen and stands in the middle', () => {
  const { x, y } = worldOf(WHOLE, { x: PHONE.width / 2, y: PHONE.height / 2 });
  expect(x).toBeCloseTo(VENUE.width / 2);
  expect(y).toBeCloseTo(VENUE.height / 2);
  expect(WHOLE.scale * VENUE.width).toBeLessThanOrEqual(PHONE.width + 0.001);
  expect(WHOLE.scale * VENUE.height).toBeLessThanOrEqual(PHONE.height + 0.001);
});

describe('zooming', () => {
  test('keeps the point under the finger where it is', () => {
    const near = zoomed(WHOLE, 4, { x: 200, y: 250 }, VENUE, PHONE);
    const [before, after] = [worldOf(near, { x: 100, y: 200 }), { x: 100, y: 200 }];
    const nearer = zoomed(near, 1.5, after, VENUE, PHONE);
    expect(worldOf(nearer, after).x).toBeCloseTo(before.x);
    expect(worldOf(nearer, after).y).toBeCloseTo(before.y);
  });

  test('ends at the whole venue and where seats are large enough for any finger', () => {
    expect(zoomed(WHOLE, 0.1, { x: 0, y: 0 }, VENUE, PHONE)).toEqual(WHOLE);
    const nearest = zoomed(WHOLE, 1_000, { x: 0, y: 0 }, VENUE, PHONE);
    expect(nearest.scale).toBeGreaterThanOrEqual(44);
    expect(zoomed(nearest, 2, { x: 0, y: 0 }, VENUE, PHONE).scale).toBe(nearest.scale);
  });
});

test('however far it is dragged, the venue stays on the canvas', () => {
  const near = zoomed(WHOLE, 5, { x: 0, y: 0 }, VENUE, PHONE);
  const far = moved(near, { x: -100_000, y: -100_000 }, VENUE, PHONE);
  expect(far.x + PHONE.width / far.scale).toBeCloseTo(VENUE.width);
  expect(far.y + PHONE.height / far.scale).toBeCloseTo(VENUE.height);
  expect(moved(far, { x: 100_000, y: 100_000 }, VENUE, PHONE)).toMatchObject({ x: 0, y: 0 });
});

test('a seat that is asked for comes into sight, and moves nothing when it is', () => {
  const near = zoomed(WHOLE, 5, { x: 0, y: 0 }, VENUE, PHONE);
  const view = showing(near, { x: 60, y: 40 }, VENUE, PHONE);
  expect(view.x + PHONE.width / view.scale).toBeGreaterThanOrEqual(61);
  expect(view.y + PHONE.height / view.scale).toBeGreaterThanOrEqual(41);
  expect(showing(view, { x: 60, y: 40 }, VENUE, PHONE)).toEqual(view);
});

test('a section that is focused on is seen whole', () => {
  const rect = { x: 10, y: 20, width: 20, height: 5 };
  const view = focusedOn(rect, VENUE, PHONE);
  expect(view.x).toBeLessThanOrEqual(10);
  expect(view.x + PHONE.width / view.scale).toBeGreaterThanOrEqual(30);
});
