import { beforeAll, expect, test } from 'vitest';
import type { Buyer } from '../../../story/client/buyer.ts';
import { until } from '../../../story/client/until.ts';
import { eventByAdmin, eventWithSeats } from '../../system/new-event.ts';
import { outcomes } from '../../system/outcomes.ts';
import { parts } from '../../system/parts.ts';
import { crowdOf, newBuyer, theAdmin } from '../../system/people.ts';
import { flushRedis } from '../broker-data.ts';

const INSIDE = 3;
/** Longer than the room waits for those who were there before, and somebody leaves. */
const GOES_ON_MS = 20_000;

let crowd: Buyer[];
beforeAll(async () => {
  crowd = await crowdOf(15);
});

/** A room with three inside, and a line that stands as they came. */
async function aLine(eventId: string) {
  const admin = await theAdmin();
  await admin.limitRoom(eventId, INSIDE);
  for (const buyer of crowd) await buyer.enter(eventId);
  const [inside, line] = [crowd.slice(0, INSIDE), crowd.slice(INSIDE)];
  return {
    inside,
    line,
    room: () => admin.room(eventId),
    /** The last asks first: what counts is where they stood. */
    async polled() {
      const positions: number[] = [];
      for (const buyer of line.toReversed()) positions.unshift((await buyer.queueStatus(eventId)).position);
      return positions;
    },
    leaves: (buyer: Buyer) => buyer.leave(eventId),
    isIn: (buyer: Buyer) =>
      until(
        'the next is in',
        () => buyer.queueStatus(eventId),
        ({ admitted }) => admitted,
        GOES_ON_MS,
      ),
  };
}
const inOrder = (line: unknown[]) => line.map((_, at) => at + 1);

test('22: Redis is flushed in a rush: the line stands as it stood, no newcomer passes it, and no more are inside than may be', async () => {
  const event = await eventWithSeats(INSIDE);
  const { inside, line, room, polled, leaves, isIn } = await aLine(event.id);
  expect(await polled()).toEqual(inOrder(line));
  await flushRedis();
  const newcomer = await newBuyer();
  expect(await newcomer.enter(event.id)).toMatchObject({ queued: true });
  expect(await outcomes([newcomer.holdSeat(event.id, event.seat().id)])).toEqual({ QUEUE_NOT_ADMITTED: 1 });
  await polled();
  expect(await polled()).toEqual(inOrder(line));
  expect((await newcomer.queueStatus(event.id)).position).toBe(line.length + 1);
  expect(await room()).toMatchObject({ currentUsers: INSIDE, threshold: INSIDE, queueSize: line.length + 1 });

  const [gone, next] = [inside[0], line[0]];
  if (!gone || !next) throw new Error('nobody is there');
  await leaves(gone);
  await isIn(next);
  expect(await room()).toMatchObject({ currentUsers: INSIDE, queueSize: line.length });
  expect((await polled()).slice(1)).toEqual(inOrder(line.slice(1)));
});

test('22: Redis and queue are gone at once: tickets and passes alone bring everybody back', async () => {
  const eventId = await eventByAdmin();
  const { inside, line, room, polled } = await aLine(eventId);
  await parts.stop('queue');
  await flushRedis();
  await parts.start('queue');
  await polled();
  await Promise.all(inside.map((buyer) => buyer.queueStatus(eventId)));
  expect(await polled()).toEqual(inOrder(line));
  expect(await room()).toMatchObject({ currentUsers: INSIDE, threshold: INSIDE, queueSize: line.length });
});
