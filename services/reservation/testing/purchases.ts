import { sql } from 'kysely';
import type { EventData } from '#shared/events/contracts.ts';
import { handleOnce } from '#shared/outbox/handle-once.ts';
import { newUser } from '#shared/testing/tokens.ts';
import type { User } from '#shared/tokens/claims.ts';
import { confirmPaid } from '../checkout/confirm-paid.ts';
import { openCheckout } from '../checkout/open-checkout.ts';
import { holdSeats } from '../holds/hold-seats.ts';
import { holdTickets } from '../holds/hold-tickets.ts';
import type { BoxOffice, Offer } from './box-office.ts';

export type Held = { id: string; user: User };

export async function holdSeat(office: BoxOffice, { event }: Offer, seatId = ''): Promise<Held> {
  const user = newUser();
  const { id } = await holdSeats(office, user, { eventId: event.id, seatIds: [seatId] });
  return { id, user };
}

export async function holdStanding(office: BoxOffice, offer: Offer, quantity = 1): Promise<Held> {
  const user = newUser();
  const [ticketTypeId = ''] = offer.ticketTypeIds;
  const items = [{ ticketTypeId, quantity }];
  const { id } = await holdTickets(office, user, { eventId: offer.event.id, items });
  return { id, user };
}

/** A payment has begun; returns what payment will say when it succeeds. */
export async function beginPayment(
  office: BoxOffice,
  { id, user }: Held,
  { paymentId = crypto.randomUUID(), channel = 'naver_pay' }: { paymentId?: string; channel?: string } = {},
): Promise<EventData<'payment.paid'>> {
  const input = { reservationId: id, userId: user.userId, paymentId };
  const checkout = await openCheckout(office.db, office.limits.checkoutMs, input);
  if (!checkout.ok) throw new Error(checkout.code);
  return {
    paymentId,
    reservationId: id,
    userId: user.userId,
    amount: checkout.amount,
    method: 'CARD',
    channel,
    pointUsed: 0,
    cardAmount: checkout.amount,
    paidAt: new Date().toISOString(),
    buyer: { email: user.email, name: user.name },
    reservation: checkout.reservation,
  };
}

/** The broker delivers that a payment succeeded. */
export const deliverPaid = (office: BoxOffice, paid: EventData<'payment.paid'>) =>
  handleOnce(office.db, crypto.randomUUID(), (tx) => confirmPaid(tx, paid));

export async function payFor(office: BoxOffice, held: Held): Promise<EventData<'payment.paid'>> {
  const paid = await beginPayment(office, held);
  await deliverPaid(office, paid);
  return paid;
}

/** What payment says when all of it is back, or of a part what was changed. */
export function refundOf(
  paid: EventData<'payment.paid'>,
  changed: Partial<EventData<'payment.refunded'>> = {},
): EventData<'payment.refunded'> {
  const { paymentId, reservationId, userId, amount, pointUsed, cardAmount, buyer, reservation } = paid;
  const common = { paymentId, reservationId, userId, amount, pointUsed, cardAmount, buyer, reservation };
  const whole = { refundId: crypto.randomUUID(), items: [], left: 0, reason: 'admin' as const };
  return { ...common, ...whole, refundedAt: new Date().toISOString(), ...changed };
}

export const stateOf = (office: BoxOffice, reservationId: string) =>
  office.db
    .selectFrom('reservations')
    .select(['status', 'payment_status', 'cancel_reason'])
    .where('id', '=', reservationId)
    .executeTakeFirstOrThrow();

/** The data of the events of this type that were told of this aggregate, oldest first. */
export async function told<Data>(office: BoxOffice, type: string, aggregateId: string): Promise<Data[]> {
  const { rows } = await sql<{ data: Data }>`
    select data from outbox where type = ${type} and aggregate_id = ${aggregateId} order by seq`.execute(
    office.db,
  );
  return rows.map((row) => row.data);
}

/** What administrators did to this subject, oldest first. */
export async function actsOn(office: BoxOffice, subjectId: string) {
  const { rows } = await sql<{ action: string; actor_email: string; details: Record<string, unknown> }>`
    select action, actor_email, details from audit_log where subject_id = ${subjectId} order by id`.execute(
    office.db,
  );
  return rows;
}
