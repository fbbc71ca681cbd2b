import { z } from 'zod';
import type { Seat } from '../client/answers.ts';
import type { Buyer } from '../client/buyer.ts';
import { Refused } from '../client/http.ts';
import type { Live } from '../client/live.ts';
import { type Step, won } from '../step.ts';

type Chapter = { step: Step; event: { id: string }; buyer: Buyer; rival: Buyer; onlooker: Live };

/** Who got the seat, and what they hold. */
export type Holding = {
  winner: Buyer;
  seat: Seat;
  reservation: { id: string; number: string; amount: number };
};

/** Two clients go for the same seat at once: exactly one gets it. */
export async function winTheSeat({ step, event, buyer, rival, onlooker }: Chapter): Promise<Holding> {
  const seat = await step('the buyer reads the seat map', async (seen) => {
    const { seats } = await buyer.seatMap(event.id);
    const free = seats.filter((one) => one.status === 'available');
    // A seat that somebody else is unlikely to want now.
    const chosen = free.at(-1);
    if (!chosen) throw new Error('no seat is free');
    seen(
      `${free.length} of ${seats.length} seats are free; chosen: ${chosen.seat_label}, ${won(chosen.price)}`,
    );
    return chosen;
  });
  return step('buyer and rival go for the same seat: one gets it', async (seen) => {
    const holding = await race({ event, buyer, rival, seat }, seen);
    const locked = z.object({ seatId: z.literal(seat.id), status: z.literal('locked') });
    await onlooker.hears('seat-selected', locked);
    seen('live: everybody who looks at the map sees the seat locked');
    return holding;
  });
}

async function race(
  { event, buyer, rival, seat }: Omit<Chapter, 'step' | 'onlooker'> & { seat: Seat },
  seen: (fact: string) => void,
): Promise<Holding> {
  const racers = [buyer, rival];
  const ends = await Promise.allSettled(racers.map((racer) => racer.holdSeat(event.id, seat.id)));
  const held = ends.flatMap((end, index) => {
    const winner = racers[index];
    return end.status === 'fulfilled' && winner ? [{ winner, reservation: end.value }] : [];
  });
  const [first, second] = held;
  const refusal = ends.find((end) => end.status === 'rejected')?.reason;
  if (!first || second) throw new Error(`${held.length} of two got the seat`, { cause: refusal });
  if (!(refusal instanceof Refused) || refusal.code !== 'SEAT_UNAVAILABLE') throw refusal;
  const { id, reservationNumber, totalAmount, expiresAt } = first.reservation;
  seen(`${first.winner.user.name}: reservation ${reservationNumber}, held until ${expiresAt}`);
  seen(`the other: ${refusal.status} ${refusal.code}, ${refusal.sentence}`);
  return { winner: first.winner, seat, reservation: { id, number: reservationNumber, amount: totalAmount } };
}
