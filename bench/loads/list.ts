import { directly, throughOrigin } from '../../crowd/system/places.ts';
import type { Load } from '../load.ts';
import { get } from './get.ts';

export const list: Load = {
  name: 'list',
  about: 'Event list, 50 connections',
  cases: [
    { name: 'directly', run: () => get(`${directly.event}/api/events`) },
    { name: 'through the origin', run: () => get(`${throughOrigin.event}/api/events`) },
  ],
};
