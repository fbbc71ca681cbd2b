import type { components } from '../api/types/queue.ts';
import type { Mark } from './place-in-line.ts';

type RoomState = components['schemas']['RoomAnswer']['state'];

/** How a line stands, as all who wait in it hear once a second. */
export type LineMessage = {
  queueSize: number;
  currentUsers: number;
  /** People called up a second, of late; null when too few were. */
  pace: number | null;
  slowed: boolean;
  /** The line is being built up again: who has a ticket should ask where they stand. */
  recovering: boolean;
  state: RoomState;
  marks: Mark[];
};

const STATES: readonly RoomState[] = ['open', 'paused', 'draining', 'rejecting'];

/** A `queue-progress` message of this event; undefined for what is none. */
export function readLineMessage(payload: unknown, eventId: string): LineMessage | undefined {
  if (!isObject(payload) || payload.eventId !== eventId) return undefined;
  const { queueSize, currentUsers, pace, slowed, recovering, marks } = payload;
  const state = STATES.find((known) => known === payload.state);
  if (typeof queueSize !== 'number' || typeof currentUsers !== 'number' || !state) return undefined;
  if (!Array.isArray(marks) || !marks.every(isMark)) return undefined;
  return {
    queueSize,
    currentUsers,
    pace: typeof pace === 'number' ? pace : null,
    slowed: slowed === true,
    recovering: recovering === true,
    state,
    marks,
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isMark = (value: unknown): value is Mark =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'number');
