import { type Door, directly, throughOrigin } from '../../crowd/system/places.ts';
import { EventList } from '../../story/client/answers.ts';
import { ask } from '../../story/client/http.ts';
import type { Load } from '../load.ts';
import { get } from './get.ts';

export const detail: Load = {
  name: 'detail',
  about: 'One event with its ticket types, 50 connections',
  cases: [
    { name: 'directly', run: () => firstEvent(directly) },
    { name: 'through the origin', run: () => firstEvent(throughOrigin) },
  ],
};

async function firstEvent(door: Door) {
  const { events } = await ask(directly.event, 'GET', '/api/events?status=on_sale', EventList);
  if (!events[0]) throw new Error('no event is on sale');
  return get(`${door.event}/api/events/${events[0].id}`);
}
