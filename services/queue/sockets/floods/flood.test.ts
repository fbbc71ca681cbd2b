import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANY_EVENT, aBuyer, type Replica, startReplica } from '../../testing/replica.ts';

let replica: Replica;
beforeAll(async () => {
  replica = await startReplica([], {}, ANY_EVENT);
});
afterAll(() => replica.stop());

/** Asks for something and waits for the answer, over and over, until told to stop; resolves with the times in ms. */
function roundTrips(socket: Socket) {
  const times: number[] = [];
  let goesOn = true;
  const done = (async () => {
    while (goesOn) {
      const eventId = crypto.randomUUID();
      const startedAt = performance.now();
      const answer = new Promise((resolve) => socket.once('room-info', resolve));
      socket.emit('join-event', { eventId });
      await answer;
      times.push(performance.now() - startedAt);
      socket.emit('leave-event', { eventId });
      // Slowly enough to be no flood itself.
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    return times;
  })();
  return {
    times,
    end: () => {
      goesOn = false;
      return done;
    },
  };
}

test.each([
  ['10,000 events a second', { bytes: 10, perSecond: 10_000 }],
  ['frames of 5 MB', { bytes: 5_000_000, perSecond: 20 }],
])(
  'a client that sends %s is cut off each time it comes back, and others are answered as before',
  async (_, flood) => {
    const socket = (await aBuyer()).connect(replica.url);
    await new Promise<void>((connected) => socket.once('connect', connected));
    const trips = roundTrips(socket);

    const { token } = await aBuyer();
    const flooder = fork(new URL('../../testing/flooder.ts', import.meta.url), [
      replica.url,
      token,
      String(flood.bytes),
      String(flood.perSecond),
    ]);
    const [cuts] = await once(flooder, 'message');
    flooder.kill();
    const times = await trips.end();
    expect(cuts).toBeGreaterThanOrEqual(3);
    expect(times.length).toBeGreaterThan(5);
    expect(Math.max(...times)).toBeLessThan(2_000);
    expect(socket.connected).toBe(true);
    socket.disconnect();
  },
);
