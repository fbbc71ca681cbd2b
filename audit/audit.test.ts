import { afterEach, beforeAll, expect, test } from 'vitest';
import { audit } from './audit.ts';
import type { Keeper } from './books.ts';
import { shown } from './shown.ts';
import {
  BUYER,
  BY_POINTS,
  CHARGE,
  DECLINED,
  id,
  MIXED,
  OTHER_SEAT,
  RETURNED,
  reservationOf,
  SEAT,
  SEAT_TICKET,
  TICKET_TYPE,
  USED_TICKET,
  VOID_TICKET,
} from './testing/rows.ts';
import { openShop } from './testing/shop.ts';

type Copy = Awaited<ReturnType<Awaited<ReturnType<typeof openShop>>>>;

let copyOfShop: Awaited<ReturnType<typeof openShop>>;
let copy: Copy | undefined;
beforeAll(async () => {
  copyOfShop = await openShop();
});
afterEach(() => copy?.close());

async function freshCopy(): Promise<Copy> {
  copy = await copyOfShop();
  return copy;
}

test('books that agree have no mistake, and every won in them is shown where it is', async () => {
  const { where } = await freshCopy();
  const report = await audit(where);
  expect(report).toEqual({
    mistakes: [],
    underWay: [],
    totals: {
      taken_by_cards: 110_000,
      returned_to_cards: 50_000,
      kept_of_cards: 60_000,
      cards_for_tickets: 30_000,
      cards_for_points: 30_000,
      by_hand: 0,
      points_for_tickets: 30_000,
      points_charged: 30_000,
      points_used: 30_000,
      points_returned: 0,
      points_adjusted: 0,
      points_held: 0,
      sold: 60_000,
    },
  });
  expect(shown(report)).toContain('No mistake');
});

type Planted = [what: string, keeper: Keeper, change: string, sentence: string];

const PLANTED: Planted[] = [
  [
    'a balance that is not its ledger',
    'payment',
    'update points set balance = 5000',
    `points of ${BUYER}: balance 5000, ledger 0`,
  ],
  [
    'a changed entry of the ledger',
    'payment',
    `update point_histories set amount = -19000 where reference_id = '${MIXED}'`,
    `points of ${BUYER}: entry 2 says 10000, the sum is 11000`,
  ],
  [
    'a lost entry of the ledger',
    'payment',
    'delete from point_histories where sequence = 2',
    `payment ${MIXED} (SUCCESS): 20000 points used and 0 back, the ledger says 0 and 0`,
  ],
  [
    'points given back for what was not',
    'payment',
    `insert into point_histories values (gen_random_uuid(), '${BUYER}', 4, 'REFUND', 10000, 10000, 'PAYMENT', '${BY_POINTS}', '');
     update points set balance = 10000`,
    `payment ${BY_POINTS} (SUCCESS): 10000 points used and 0 back, the ledger says 10000 and 10000`,
  ],
  [
    'points for no payment',
    'payment',
    `insert into point_histories values (gen_random_uuid(), '${BUYER}', 4, 'CHARGE', 777, 777, 'PAYMENT', '${id(99)}', '');
     update points set balance = 777`,
    `the ledger moves points for ${id(99)}, which is no payment and no charge`,
  ],
  [
    'a charge that was not credited',
    'payment',
    `insert into point_charges (id, user_id, amount, status, buyer, gateway, gateway_key, charged_at)
     values ('${id(98)}', '${BUYER}', 900, 'SUCCESS', '{}', 'toss', 'key', now())`,
    `charge ${id(98)} (SUCCESS) of 900: the ledger has 0`,
  ],
  [
    'a payment that nobody charged',
    'payment',
    `update payments set id = '${id(97)}' where id = '${MIXED}'`,
    `payment ${id(97)} (SUCCESS): we say that 30000 is kept, the gateway 0`,
  ],
  [
    'a failed payment whose charge we forgot',
    'payment',
    `update payments set status = 'FAILED', failure_code = 'X', paid_at = null where id = '${MIXED}'`,
    `payment ${MIXED} (FAILED): we say that 0 is kept, the gateway 30000`,
  ],
  [
    'a refund that never reached the card',
    'payment',
    `delete from refunds;
     update payments set status = 'SUCCESS', refund_reason = null, refunded_at = null, returned_card = 0
     where id = '${RETURNED}'`,
    `payment ${RETURNED} keeps 50000 for no ticket`,
  ],
  [
    'a refund that went back but never was resolved',
    'payment',
    'update refunds set card_amount = 40000',
    `payment ${RETURNED} (REFUNDED) gives back 50000 and 0 points, its refunds 40000 and 0, 0 of them waiting`,
  ],
  [
    'a part given back twice',
    'payment',
    `insert into refunds (id, payment_id, sequence, items, card_amount, point_amount, reason, status, done_at)
     values (gen_random_uuid(), '${MIXED}', 3, '[]', 5000, 0, 'admin', 'DONE', now())`,
    `payment ${MIXED} (SUCCESS): we say that 25000 is kept, the gateway 30000`,
  ],
  [
    'a reservation paid twice',
    'payment',
    `drop index one_payment_per_reservation;
     update payments set reservation_id = '${reservationOf(MIXED)}' where id = '${BY_POINTS}'`,
    `reservation ${reservationOf(MIXED)} was paid more than once`,
  ],
  [
    'a ticket nobody paid for',
    'reservation',
    `update reservations set status = 'confirmed', payment_status = 'completed' where id = '${reservationOf(DECLINED)}'`,
    `reservation ${reservationOf(DECLINED)} is confirmed, and 40000 for it is nowhere`,
  ],
  [
    'money kept for what was cancelled',
    'reservation',
    `update reservations set status = 'cancelled', payment_status = 'failed' where id = '${reservationOf(BY_POINTS)}'`,
    `payment ${BY_POINTS} keeps 10000 for no ticket`,
  ],
  [
    'a ticket of another price than was paid',
    'reservation',
    `update reservations set total_amount = 49000 where id = '${reservationOf(MIXED)}'`,
    `reservation ${reservationOf(MIXED)} of 49000 is paid by ${MIXED}, kept is 50000 of ${MIXED}`,
  ],
  [
    'tickets that cost something else than their reservation',
    'reservation',
    `update reservation_items set subtotal = 1 where ticket_type_id = '${TICKET_TYPE}'`,
    `reservation ${reservationOf(BY_POINTS)} of 10000 has tickets of 1`,
  ],
  [
    'a refund that was only said',
    'reservation',
    `update reservations set status = 'cancelled', payment_status = 'refunded' where id = '${reservationOf(BY_POINTS)}'`,
    `reservation ${reservationOf(BY_POINTS)} is cancelled and reads refunded, its payment is SUCCESS`,
  ],
  [
    'a seat sold for nobody',
    'reservation',
    `update seats set status = 'reserved', reservation_id = '${reservationOf(RETURNED)}' where id = '${OTHER_SEAT}'`,
    `seat ${OTHER_SEAT} (A-1-2) is reserved for a reservation that is cancelled`,
  ],
  [
    'a paid seat that is free again',
    'reservation',
    `update seats set status = 'available', reservation_id = null where id = '${SEAT}'`,
    `reservation ${reservationOf(MIXED)} has not its seat A-1-1`,
  ],
  [
    'a seat sold twice',
    'reservation',
    `alter table reservations disable trigger tickets_follow_reservation;
     update reservations set status = 'confirmed' where id = '${reservationOf(RETURNED)}';
     update reservation_items set seat_id = '${SEAT}' where reservation_id = '${reservationOf(RETURNED)}'`,
    `seat ${SEAT} is sold 2 times`,
  ],
  [
    'stock that came back twice',
    'reservation',
    'update ticket_types set available_quantity = 10',
    `ticket type ${TICKET_TYPE}: 0 gone, 2 reserved`,
  ],
  [
    'somebody who bought a seat and has no ticket',
    'reservation',
    `delete from tickets where id = '${SEAT_TICKET}'`,
    `reservation ${reservationOf(MIXED)} admits 1 to A-1-1 by 0 good tickets`,
  ],
  [
    'one of two whose ticket is void',
    'reservation',
    `update tickets set voided_at = now() where id = '${USED_TICKET}'`,
    `reservation ${reservationOf(BY_POINTS)} admits 2 to standing by 1 good tickets`,
  ],
  [
    'a ticket more than people who bought',
    'reservation',
    `insert into tickets (reservation_id, position, event_id, ticket_type_id, label)
     values ('${reservationOf(BY_POINTS)}', 3, '${id(50)}', '${TICKET_TYPE}', 'standing')`,
    `reservation ${reservationOf(BY_POINTS)} admits 2 to standing by 3 good tickets`,
  ],
  [
    'a ticket for a seat that its owner did not buy',
    'reservation',
    `update tickets set seat_id = '${OTHER_SEAT}', label = 'A-1-2' where id = '${SEAT_TICKET}'`,
    `ticket ${SEAT_TICKET} is good for A-1-2, which its reservation does not have`,
  ],
  [
    'a ticket that outlived its reservation',
    'reservation',
    `update tickets set voided_at = null where id = '${VOID_TICKET}'`,
    `ticket ${VOID_TICKET} is good, its reservation is cancelled`,
  ],
  [
    'two tickets for a seat',
    'reservation',
    `drop index one_ticket_per_seat;
     update tickets set seat_id = '${SEAT}', voided_at = null where id = '${VOID_TICKET}'`,
    `seat ${SEAT} has 2 good tickets`,
  ],
  [
    'somebody let in by a ticket that was void',
    'reservation',
    `update tickets set admitted_at = now() where id = '${VOID_TICKET}'`,
    `ticket ${VOID_TICKET} let somebody in when it was void`,
  ],
];

test.each(PLANTED)('%s is found', async (_, keeper, change, sentence) => {
  const { where, change: spoil } = await freshCopy();
  await spoil(keeper, change);
  const report = await audit(where);
  expect(report.mistakes).toContain(sentence);
  expect(shown(report)).toContain(sentence);
});

test('a charge at the gateway that we do not know is found', async () => {
  const { where, orders } = await freshCopy();
  orders.push({ orderId: id(96), status: 'DONE', totalAmount: 1_234, balanceAmount: 1_234 });
  expect((await audit(where)).mistakes).toEqual([
    `the gateway keeps 1234 for order ${id(96)}, which we do not know`,
    'what the gateway keeps is 61234, what cards paid for tickets and for points: 60000; 1234 unaccounted',
  ]);
});

test('a part that the gateway gave back behind our back is found', async () => {
  const { where, orders } = await freshCopy();
  for (const order of orders) if (order.orderId === CHARGE) Object.assign(order, { balanceAmount: 29_999 });
  expect((await audit(where)).mistakes).toContain(
    `charge ${CHARGE} (SUCCESS): we say that 30000 is kept, the gateway 29999`,
  );
});

test('what is under way is said to be so, and is no mistake', async () => {
  const { where, change } = await freshCopy();
  await change(
    'payment',
    `insert into payments (id, user_id, reservation_id, amount, payment_method, channel, point_used, card_amount,
       status, reservation, buyer, gateway)
     values ('${id(95)}', '${BUYER}', '${id(94)}', 100, 'CARD', 'card', 0, 100, 'PROCESSING', '{}', '{}', 'toss')`,
  );
  const { mistakes, underWay } = await audit(where);
  expect(underWay).toEqual([`payment ${id(95)} is PROCESSING, not decided`]);
  expect(mistakes).toEqual([]);
});
