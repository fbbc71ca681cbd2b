import { newSeatEvent } from '../../crowd/system/announced-event.ts';
import { type Door, directly, throughOrigin } from '../../crowd/system/places.ts';
import type { Load } from '../load.ts';
import { get } from './get.ts';

export const seatMap: Load = {
  name: 'map',
  about: 'Seat map of 500 seats, and of a stadium with 4,900, 50 connections',
  cases: [
    { name: 'directly', run: () => newMap(directly) },
    { name: 'through the origin', run: () => newMap(throughOrigin) },
    { name: 'stadium, compressed', run: stadium },
  ],
};

/** Of five sections with ten rows each. */
const SEATS_IN_A_ROW_OF_A_STADIUM = 98;

async function newMap(door: Door) {
  const event = await newSeatEvent();
  return get(mapOf(door, event.id));
}

async function stadium() {
  const event = await newSeatEvent(SEATS_IN_A_ROW_OF_A_STADIUM);
  return get(mapOf(directly, event.id), { 'accept-encoding': 'gzip' });
}

const mapOf = (door: Door, eventId: string) => `${door.reservation}/api/seats/events/${eventId}`;
