import type { DoorEvent } from './kept/lists.ts';

const HALF_DAY_MS = 12 * 60 * 60 * 1000;

/** Doors that are open or about to be, those of events that have begun or begin in less than half a day; and the others. */
export function partByNearness<T extends DoorEvent>(events: readonly T[], nowMs: number) {
  const isNear = ({ event }: T) => Date.parse(event.event_date) - nowMs < HALF_DAY_MS;
  return { near: events.filter(isNear), later: events.filter((one) => !isNear(one)) };
}
