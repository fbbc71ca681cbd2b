import type { Buyer } from '../../../story/client/buyer.ts';
import { type Show, seatedShow } from './on-sale.ts';

/** A seat that is held and not paid for. */
export async function heldSeat(buyer: Buyer, event?: Show) {
  const { id: eventId } = event ?? (await seatedShow());
  const { seats } = await buyer.seatMap(eventId);
  const free = seats.find(({ status }) => status === 'available');
  if (!free) throw new Error('no seat is free');
  const { id, totalAmount } = await buyer.holdSeat(eventId, free.id);
  return { id, totalAmount, seat: free };
}

export async function paidSeat(buyer: Buyer, event?: Show) {
  const held = await heldSeat(buyer, event);
  await buyer.pay({ reservationId: held.id, points: 0, card: held.totalAmount });
  return held;
}
