import type { Buyer } from '../../../story/client/buyer.ts';
import type { Conversation } from './told.ts';

export type Shop = { eventId: string; ticketTypeId: string; price: number };

/** How visits differ: what is paid by points, what the card does, and whether the buyer wants the money back. */
const VISITS = [
  { points: 0, token: 'approve', cancels: false },
  { points: 0.5, token: 'approve', cancels: false },
  { points: 1, token: 'approve', cancels: true },
  { points: 0, token: 'approve', cancels: true },
  { points: 0.5, token: 'drop', cancels: false },
  { points: 0.5, token: 'decline', cancels: false },
] as const;

/** One buyer: charges points, holds a ticket, pays once, perhaps cancels; every answer is noted. */
export async function visit(shop: Shop, buyer: Buyer, number: number, talk: Conversation): Promise<void> {
  const { points: part, token, cancels } = VISITS[number % VISITS.length] ?? VISITS[0];
  const points = Math.round(shop.price * part);
  if (points > 0) {
    const key = crypto.randomUUID();
    const charged = await talk.hear('charge', key, () => buyer.chargePoints(points, { key }));
    if (!charged) return;
  }
  const wanted = [{ ticketTypeId: shop.ticketTypeId, quantity: 1 }];
  const held = await talk.hear('other', 'hold', () => buyer.holdTickets(shop.eventId, wanted));
  if (!held) return;
  const order = { reservationId: held.id, points, card: shop.price - points, token };
  const paid = await talk.hear('pay', held.id, () => buyer.pay(order));
  if (paid && cancels) await talk.hear('cancel', held.id, () => buyer.cancel(held.id));
}
