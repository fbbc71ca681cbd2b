import { io } from 'socket.io-client';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { deadline } from '#shared/deadline.ts';
import { until } from '../../story/client/until.ts';
import { underLoad } from '../faults/load/load.ts';
import { rows } from '../system/databases.ts';
import { eventsFlow } from '../system/events-flow.ts';
import { eventWithSeats } from '../system/new-event.ts';
import { newBuyer } from '../system/people.ts';
import { origin } from '../system/places.ts';
import { allReady, kubectl } from './pods.ts';

/** Of the visits of load/visit.ts: the card that is declined, and the one whose answer is lost. */
const EXPECTED = ['PAYMENT_DECLINED', 'PAYMENT_UNCERTAIN'];

test('35: everything is restarted, pod by pod, while buyers buy: no purchase fails, and sockets come back into their rooms', async () => {
  await eventsFlow();
  const [onlooker, buyer, event] = await Promise.all([newBuyer(), newBuyer(), eventWithSeats(2)]);
  const socket = io(origin, { auth: { token: onlooker.token }, transports: ['websocket'] });
  const uncertain: string[] = [];
  const locked = Promise.withResolvers<unknown>();
  socket.on('seat-locked', locked.resolve);
  socket.on('connect', () => socket.emit('join-seat-selection', { eventId: event.id }));
  try {
    await underLoad(async ({ talk, goesOn }) => {
      await kubectl('rollout', 'restart', 'deployment', '-l', 'app.kubernetes.io/component=service');
      await kubectl('rollout', 'restart', 'deployment/web');
      await allReady();
      await goesOn();
      const failed = talk.told.filter(({ code }) => code !== '' && !EXPECTED.includes(code));
      expect(failed).toEqual([]);
      uncertain.push(...talk.told.filter(({ answer }) => answer === 'uncertain').map(({ of }) => of));
    });
    // Who was told that it is not certain yet, for the card's answer was lost or the confirmation took its time, has the ticket.
    const without = `select id from reservations where id = any($1) and status <> 'confirmed'`;
    expect(await rows('reservation', z.object({ id: z.string() }), without, [uncertain])).toEqual([]);
    await until('the socket is back', async () => socket.connected, Boolean, 15_000);
    const seat = event.seat();
    await buyer.holdSeat(event.id, seat.id);
    expect(await deadline(locked.promise, 10_000)).toMatchObject({ seatId: seat.id });
  } finally {
    socket.close();
  }
});
