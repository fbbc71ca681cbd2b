import { newUser } from '#shared/testing/tokens.ts';
import { userWithPoints } from './points.ts';
import { standing } from './reservations.ts';
import type { World } from './world.ts';

/** What a ticket of `boughtTickets` costs. */
export const TICKET = 10_000;

/**
 * Somebody pays for so many standing tickets, a part of it with points, and the reservation is confirmed.
 * `refund` is an administrator's, of so many of them, or of all.
 */
export async function boughtTickets(world: World, quantity: number, points = 0) {
  const user = points > 0 ? await userWithPoints(world.db, points) : newUser();
  const amount = quantity * TICKET;
  const tickets = standing(quantity, TICKET);
  const facts = world.reservations.hold(user, amount, 'confirms', [tickets]);
  const order = { reservation_id: facts.id, total_price: amount };
  const split = { point_used: points, card_amount: amount - points, pg_token: 'approve' };
  const { body } = await world.request(user, 'POST', '/api/payments', { ...order, ...split });
  const { id } = body.payment;
  const admin = newUser('admin');
  const refund = (wanted?: number, key: string | undefined = crypto.randomUUID()) =>
    world.request(
      admin,
      'POST',
      `/api/payments/${id}/refund`,
      wanted && { items: [{ ticket_type_id: tickets.ticketTypeId, quantity: wanted }] },
      key ? { 'idempotency-key': key } : {},
    );
  return { user, facts, tickets, id, admin, refund };
}
