import type { Buyer } from '../../story/client/buyer.ts';
import { until } from '../../story/client/until.ts';
import { eventWithSeats } from './new-event.ts';
import { buyerWithPoints } from './people.ts';

export const POINTS = 20_000;

/** A buyer with points who holds a seat and is about to pay for it with both. */
export async function aboutToPayMixed() {
  const [buyer, event] = await Promise.all([buyerWithPoints(POINTS), eventWithSeats(1)]);
  const { id, totalAmount } = await buyer.holdSeat(event.id, event.seat().id);
  return { buyer, event, id, order: { reservationId: id, points: POINTS, card: totalAmount - POINTS } };
}
export type Scene = Awaited<ReturnType<typeof aboutToPayMixed>>;

export const balanceOf = async (buyer: Buyer) => (await buyer.points()).balance;

/** Going on after a crash takes the reconciler a round or two. */
const WITHIN_MS = 30_000;

export const toRead = (status: 'confirmed' | 'cancelled', { buyer, id }: Pick<Scene, 'buyer' | 'id'>) =>
  until(
    `the reservation reads ${status}`,
    () => buyer.reservation(id),
    (seen) => seen.status === status,
    WITHIN_MS,
  );

export const toReadRefunded = ({ buyer, id }: Pick<Scene, 'buyer' | 'id'>) =>
  until(
    'it reads refunded',
    () => buyer.reservation(id),
    (seen) => seen.payment_status === 'refunded',
    WITHIN_MS,
  );

export const toHavePoints = (points: number, { buyer }: Pick<Scene, 'buyer'>) =>
  until(
    `${points} points are there`,
    () => balanceOf(buyer),
    (balance) => balance === points,
    WITHIN_MS,
  );
