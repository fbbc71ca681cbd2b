import type { GatewayPayment } from '../../story/client/gateway.ts';

/** Ids that say what they are of. */
export const id = (what: number) => `00000000-0000-4000-8000-${String(what).padStart(12, '0')}`;
export const BUYER = id(1);
/** A charge of 30,000 points. */
export const CHARGE = id(10);
/** 20,000 points and 30,000 by card for a seat, confirmed. */
export const MIXED = id(20);
/** 10,000 points for two standing tickets, confirmed. */
export const BY_POINTS = id(21);
/** 50,000 by card for a seat, given back. */
export const RETURNED = id(22);
/** 40,000 by card, declined, for a reservation that was cancelled then. */
export const DECLINED = id(23);
/** The reservation of a payment. */
export const reservationOf = (payment: string) => payment.replace('8000', '9000');
export const SEAT = id(30);
export const OTHER_SEAT = id(31);
export const TICKET_TYPE = id(40);
/** Lets in whoever has the seat. */
export const SEAT_TICKET = id(60);
/** Lets in the second of two, who came in already; the first has the one before. */
export const USED_TICKET = id(62);
/** Of the reservation that was given back: void an hour after somebody came in with it. */
export const VOID_TICKET = id(63);

const order = (
  orderId: string,
  status: string,
  totalAmount: number,
  balanceAmount: number,
): GatewayPayment => ({
  orderId,
  status,
  totalAmount,
  balanceAmount,
});

export const THEIR_ORDERS: GatewayPayment[] = [
  order(CHARGE, 'DONE', 30_000, 30_000),
  order(MIXED, 'DONE', 30_000, 30_000),
  order(RETURNED, 'CANCELED', 50_000, 0),
  order(DECLINED, 'ABORTED', 40_000, 40_000),
];

export const PAYMENT_ROWS = `
  insert into points (user_id, balance, version) values ('${BUYER}', 0, 3);
  insert into point_charges (id, user_id, amount, status, buyer, gateway, gateway_key, charged_at)
    values ('${CHARGE}', '${BUYER}', 30000, 'SUCCESS', '{}', 'toss', 'key', now());
  insert into point_histories
      (id, user_id, sequence, type, amount, balance_after, reference_type, reference_id, description)
    values (gen_random_uuid(), '${BUYER}', 1, 'CHARGE', 30000, 30000, 'PAYMENT', '${CHARGE}', ''),
           (gen_random_uuid(), '${BUYER}', 2, 'USE', -20000, 10000, 'PAYMENT', '${MIXED}', ''),
           (gen_random_uuid(), '${BUYER}', 3, 'USE', -10000, 0, 'PAYMENT', '${BY_POINTS}', '');
  insert into payments (id, user_id, reservation_id, amount, payment_method, channel, point_used, card_amount, status,
      reservation, buyer, gateway, gateway_key, failure_code, refund_reason, paid_at, confirmed_at, refunded_at,
      returned_card)
    values ('${MIXED}', '${BUYER}', '${reservationOf(MIXED)}', 50000, 'MIXED', 'mixed', 20000, 30000, 'SUCCESS',
              '{}', '{}', 'toss', 'key', null, null, now(), now(), null, 0),
           ('${BY_POINTS}', '${BUYER}', '${reservationOf(BY_POINTS)}', 10000, 'POINT', 'point', 10000, 0, 'SUCCESS',
              '{}', '{}', null, null, null, null, now(), now(), null, 0),
           ('${RETURNED}', '${BUYER}', '${reservationOf(RETURNED)}', 50000, 'CARD', 'card', 0, 50000, 'REFUNDED',
              '{}', '{}', 'toss', 'key', null, 'cancelled', now(), now(), now(), 50000),
           ('${DECLINED}', '${BUYER}', '${reservationOf(DECLINED)}', 40000, 'CARD', 'card', 0, 40000, 'FAILED',
              '{}', '{}', 'toss', null, 'REJECT', null, null, null, null, 0);
  insert into refunds (id, payment_id, sequence, card_amount, point_amount, reason, status, done_at)
    values (gen_random_uuid(), '${RETURNED}', 2, 50000, 0, 'cancelled', 'DONE', now())`;

const reservation = (payment: string, kind: string, amount: number, status: string, money: string) =>
  `('${reservationOf(payment)}', '${BUYER}', '${id(50)}', '${payment}', '${kind}', ${amount}, '${status}', '${money}',
    ${money === 'failed' ? 'null' : `'${payment}'`}, 'an evening', 'a hall', now(), 'buyer', 'buyer@audit.test')`;

export const RESERVATION_ROWS = `
  insert into ticket_types (id, event_id, name, price, total_quantity, available_quantity, version)
    values ('${TICKET_TYPE}', '${id(50)}', 'standing', 5000, 10, 8, 1);
  insert into reservations (id, user_id, event_id, reservation_number, kind, total_amount, status, payment_status,
      payment_id, event_title, venue, event_date, user_name, user_email)
    values ${reservation(MIXED, 'seats', 50_000, 'confirmed', 'completed')},
           ${reservation(BY_POINTS, 'tickets', 10_000, 'confirmed', 'completed')},
           ${reservation(RETURNED, 'seats', 50_000, 'cancelled', 'refunded')},
           ${reservation(DECLINED, 'seats', 40_000, 'cancelled', 'failed')};
  insert into seats (id, event_id, section, row_number, seat_number, seat_label, price, status, reservation_id)
    values ('${SEAT}', '${id(50)}', 'A', 1, 1, 'A-1-1', 50000, 'reserved', '${reservationOf(MIXED)}'),
           ('${OTHER_SEAT}', '${id(50)}', 'A', 1, 2, 'A-1-2', 50000, 'available', null);
  insert into reservation_items
      (reservation_id, position, ticket_type_id, seat_id, label, quantity, unit_price, subtotal)
    values ('${reservationOf(MIXED)}', 0, null, '${SEAT}', 'A-1-1', 1, 50000, 50000),
           ('${reservationOf(BY_POINTS)}', 0, '${TICKET_TYPE}', null, 'standing', 2, 5000, 10000),
           ('${reservationOf(RETURNED)}', 0, null, '${OTHER_SEAT}', 'A-1-2', 1, 50000, 50000),
           ('${reservationOf(DECLINED)}', 0, null, '${OTHER_SEAT}', 'A-1-2', 1, 40000, 40000);
  insert into tickets (id, reservation_id, position, event_id, seat_id, ticket_type_id, label, issued_at, admitted_at,
      admitted_by, nonce, voided_at)
    values ('${SEAT_TICKET}', '${reservationOf(MIXED)}', 1, '${id(50)}', '${SEAT}', null, 'A-1-1',
              now() - interval '3 hours', null, null, null, null),
           ('${id(61)}', '${reservationOf(BY_POINTS)}', 1, '${id(50)}', null, '${TICKET_TYPE}', 'standing',
              now() - interval '3 hours', null, null, null, null),
           ('${USED_TICKET}', '${reservationOf(BY_POINTS)}', 2, '${id(50)}', null, '${TICKET_TYPE}', 'standing',
              now() - interval '3 hours', now() - interval '2 hours', '${id(51)}', '${id(52)}', null),
           ('${VOID_TICKET}', '${reservationOf(RETURNED)}', 1, '${id(50)}', '${OTHER_SEAT}', null, 'A-1-2',
              now() - interval '3 hours', now() - interval '2 hours', '${id(51)}', '${id(53)}',
              now() - interval '1 hour')`;
