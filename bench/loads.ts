import type { Load } from './load.ts';
import { admission } from './loads/admission.ts';
import { detail } from './loads/detail.ts';
import { hotSeat } from './loads/hot-seat.ts';
import { idle } from './loads/idle.ts';
import { list } from './loads/list.ts';
import { memory } from './loads/memory.ts';
import { pay } from './loads/pay.ts';
import { points } from './loads/points.ts';
import { queue } from './loads/queue.ts';
import { seatMap } from './loads/seat-map.ts';
import { sockets } from './loads/sockets.ts';
import { stampede } from './loads/stampede.ts';
import { standing } from './loads/standing.ts';
import { start } from './loads/start.ts';
import { waiting } from './loads/waiting.ts';
import { yardstick } from './loads/yardstick.ts';

/** Run by `npm run bench` in this order; memory and sockets first, before anything has grown. */
export const usualLoads: Load[] = [
  memory,
  idle,
  sockets,
  yardstick,
  list,
  detail,
  seatMap,
  stampede,
  hotSeat,
  standing,
  pay,
  points,
  queue,
  admission,
  waiting,
];

/** Run only when named. */
export const rareLoads: Load[] = [start];
