import type { Load } from '../load.ts';
import { newSeatEvent } from '../system/new-event.ts';
import { type Door, directly, throughOrigin } from '../system/places.ts';
import { get } from './get.ts';

export const seatMap: Load = {
  name: 'map',
  about: 'Seat map of 500 seats, 50 connections',
  cases: [
    { name: 'directly', run: () => newMap(directly) },
    { name: 'through the origin', run: () => newMap(throughOrigin) },
  ],
};

async function newMap(door: Door) {
  const event = await newSeatEvent();
  return get(`${door.reservation}/api/seats/events/${event.id}`);
}
