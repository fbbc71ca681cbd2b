import type { Point } from './view.ts';

export type Gestures = {
  onDrag: (by: Point) => void;
  /** Two fingers or a wheel: by how much larger, around which point. */
  onZoom: (factor: number, at: Point) => void;
  onTap: (at: Point, isMouse: boolean) => void;
  onDoubleTap: (at: Point) => void;
  /** The mouse is somewhere, or nowhere on the canvas. */
  onPoint: (at: Point | undefined) => void;
};

/** A finger that rests moves by so many pixels. */
const TREMBLE = 8;
const DOUBLE_MS = 300;
const WHEEL_PACE = 0.0015;

/** Tells what fingers, mouse and wheel do on an element, in its CSS pixels. Returns how to stop. */
export function hearGestures(element: HTMLElement, gestures: Gestures): () => void {
  const fingers = new Map<number, Point>();
  let [hasMoved, wasTwo, tappedAt] = [false, false, 0];
  let start: Point = { x: 0, y: 0 };

  const at = (event: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };

  function down(event: PointerEvent) {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, at(event));
    if (fingers.size === 1) [start, hasMoved, wasTwo] = [at(event), false, false];
    else wasTwo = true;
  }

  function move(event: PointerEvent) {
    const [before, now] = [fingers.get(event.pointerId), at(event)];
    if (!before) {
      if (event.pointerType === 'mouse') gestures.onPoint(now);
      return;
    }
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (!other && !hasMoved && distance(start, now) < TREMBLE) return;
    hasMoved = true;
    fingers.set(event.pointerId, now);
    if (!other) {
      gestures.onDrag({ x: now.x - before.x, y: now.y - before.y });
      return;
    }
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    gestures.onZoom(distance(now, other) / Math.max(distance(before, other), 1), middle);
    gestures.onDrag({ x: (now.x - before.x) / 2, y: (now.y - before.y) / 2 });
  }

  function up(event: PointerEvent) {
    if (!fingers.delete(event.pointerId) || fingers.size > 0 || hasMoved || wasTwo) return;
    const isDouble = event.timeStamp - tappedAt < DOUBLE_MS;
    tappedAt = isDouble ? 0 : event.timeStamp;
    if (isDouble) gestures.onDoubleTap(at(event));
    else gestures.onTap(at(event), event.pointerType === 'mouse');
  }

  const cancel = (event: PointerEvent) => fingers.delete(event.pointerId);
  const leave = () => gestures.onPoint(undefined);
  function wheel(event: WheelEvent) {
    event.preventDefault();
    // A pinch on a touchpad comes as a wheel with the control key, in smaller steps.
    const pace = event.ctrlKey ? WHEEL_PACE * 6 : WHEEL_PACE;
    gestures.onZoom(Math.exp(-event.deltaY * pace * (event.deltaMode === 1 ? 20 : 1)), at(event));
  }

  element.addEventListener('pointerdown', down);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', cancel);
  element.addEventListener('pointerleave', leave);
  element.addEventListener('wheel', wheel, { passive: false });
  return () => {
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', cancel);
    element.removeEventListener('pointerleave', leave);
    element.removeEventListener('wheel', wheel);
  };
}

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
