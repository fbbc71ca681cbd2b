import type { Door } from '../../crowd/system/places.ts';
import type { Crowd } from './crowd.ts';
import type { Shop } from './shop.ts';
import type { Tally } from './tally.ts';

/** What all buyers of a rush share. */
export type World = {
  eventId: string;
  door: Door;
  shop: Shop;
  crowd: Crowd;
  /** What went wrong on a socket, or in the simulator itself. */
  troubles: Tally;
  /** How long a slot lives without a sign of life: the end of a slot then says when it began. */
  slotMs: number;
  /** The same for a place in the line. */
  placeMs: number;
  /** How long who polls waits between two questions. */
  pollMs: number;
  /** How long a buyer thinks, on average. */
  thinkMs: number;
  /** All others are done: nobody needs to be waited for any more. */
  ended: AbortSignal;
  /** The rush is broken off. */
  stop: AbortSignal;
};
