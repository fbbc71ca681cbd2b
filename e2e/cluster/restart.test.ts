import { expect, test } from 'vitest';
import { z } from 'zod';
import { Live } from '../../story/client/live.ts';
import { underLoad } from '../faults/load/load.ts';
import { eventWithSeats } from '../system/new-event.ts';
import { newBuyer } from '../system/people.ts';
import { origin } from '../system/places.ts';
import { allReady, kubectl } from './pods.ts';

/** Of the visits of load/visit.ts: the card that is declined, and the one whose answer is lost. */
const EXPECTED = ['PAYMENT_DECLINED', 'PAYMENT_UNCERTAIN'];

test('35: everything is restarted, pod by pod, while buyers buy: no purchase fails, and sockets come back into their rooms', async () => {
  const [onlooker, buyer, event] = await Promise.all([newBuyer(), newBuyer(), eventWithSeats(2)]);
  const live = await Live.join(origin, onlooker.token, event.id, 'join-seat-selection');
  try {
    await underLoad(async ({ talk, goesOn }) => {
      await kubectl('rollout', 'restart', 'deployment', '-l', 'app.kubernetes.io/component=service');
      await kubectl('rollout', 'restart', 'deployment/web');
      await allReady();
      await goesOn();
      const failed = talk.told.filter(({ code }) => code !== '' && !EXPECTED.includes(code));
      expect(failed).toEqual([]);
      // Whoever's card lost its answer is told so; nobody else may be.
      const lost = talk.told.filter(({ act, code }) => act === 'pay' && code === 'PAYMENT_UNCERTAIN').length;
      expect(lost).toBeLessThanOrEqual(Math.ceil(talk.told.filter(({ act }) => act === 'pay').length / 4));
    });
    const seat = event.seat();
    await buyer.holdSeat(event.id, seat.id);
    await live.hears('seat-locked', z.object({ seatId: z.literal(seat.id) }));
  } finally {
    live.close();
  }
});
