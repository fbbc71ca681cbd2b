import { expect, test } from 'vitest';
import { until } from '../story/client/until.ts';
import { expectBooksToAgree } from './system/books.ts';
import { eventsAbout } from './system/broker.ts';
import { gatewayTakes } from './system/gateway-sees.ts';
import { eventWithSeats, eventWithTickets } from './system/new-event.ts';
import { outcomes, refusalOf } from './system/outcomes.ts';
import { buyerWithPoints, newBuyer } from './system/people.ts';

async function heldSeat() {
  const [buyer, event] = await Promise.all([newBuyer(), eventWithSeats(1)]);
  const { id, totalAmount } = await buyer.holdSeat(event.id, event.seat().id);
  return { buyer, event, id, order: { reservationId: id, points: 0, card: totalAmount } };
}

test('12: what was cancelled cannot be paid, and its seat is free', async () => {
  const { buyer, event, id, order } = await heldSeat();
  await buyer.cancel(id);
  expect((await refusalOf(buyer.pay(order))).code).toBe('RESERVATION_NOT_PAYABLE');
  expect(await buyer.reservation(id)).toMatchObject({ status: 'cancelled', payment_status: 'failed' });
  const other = await newBuyer('other');
  await other.holdSeat(event.id, event.seat().id);
});

test('12: what is just being paid cannot be cancelled', async () => {
  const { buyer, id, order } = await heldSeat();
  const paying = buyer.pay({ ...order, token: 'slow-1' });
  await gatewayTakes(id);
  expect((await refusalOf(buyer.cancel(id))).code).toBe('PAYMENT_IN_PROGRESS');
  await paying;
  expect((await buyer.reservation(id)).status).toBe('confirmed');
});

test('12: a paid reservation cancelled from many tabs at once is refunded once', async () => {
  const { buyer, id, order } = await heldSeat();
  await buyer.pay(order);
  const ends = await outcomes(Array.from({ length: 10 }, () => buyer.cancel(id)));
  expect(ends).toEqual({ done: 1, ALREADY_CANCELLED: 9 });
  await until(
    'the money is back',
    () => buyer.reservation(id),
    (seen) => seen.payment_status === 'refunded',
  );
  expect(await eventsAbout('payments', 'payment.refunded', id)).toHaveLength(1);
  expect((await refusalOf(buyer.pay(order))).code).toBe('RESERVATION_NOT_PAYABLE');
});

test('12: paying and cancelling at once ends in one of both, for 20 buyers', async () => {
  const scenes = await Promise.all(Array.from({ length: 20 }, heldSeat));
  await Promise.all(scenes.map(({ buyer, id, order }) => outcomes([buyer.pay(order), buyer.cancel(id)])));
  for (const { buyer, id } of scenes) {
    const { status, payment_status } = await buyer.reservation(id);
    expect([
      ['confirmed', 'completed'],
      ['cancelled', 'failed'],
      ['cancelled', 'completed'],
      ['cancelled', 'refunded'],
    ]).toContainEqual([status, payment_status]);
  }
  await expectBooksToAgree();
});

test('12: cancelling gives standing tickets and points back, once', async () => {
  const price = 10_000;
  const [buyer, event] = await Promise.all([buyerWithPoints(price * 2), eventWithTickets(5, price)]);
  const { id } = await buyer.holdTickets(event.id, [{ ticketTypeId: event.ticketTypeId, quantity: 2 }]);
  await buyer.pay({ reservationId: id, points: price * 2, card: 0 });
  expect(await event.available()).toBe(3);
  await outcomes([buyer.cancel(id), buyer.cancel(id)]);
  expect(await event.available()).toBe(5);
  await until(
    'the points are back',
    () => buyer.points(),
    ({ balance }) => balance === price * 2,
  );
  await expectBooksToAgree();
});

test('a declined card leaves points as they were and the seat to be paid otherwise', async () => {
  const [buyer, event] = await Promise.all([buyerWithPoints(10_000), eventWithSeats(1)]);
  const { id, totalAmount } = await buyer.holdSeat(event.id, event.seat().id);
  const order = { reservationId: id, points: 10_000, card: totalAmount - 10_000 };
  expect((await refusalOf(buyer.pay({ ...order, token: 'decline' }))).code).toBe('PAYMENT_DECLINED');
  expect((await buyer.points()).balance).toBe(10_000);
  await until(
    'it can be paid again',
    () => outcomes([buyer.pay(order)]),
    (ends) => ends.done === 1,
  );
  await expectBooksToAgree();
});

test('9: the same Idempotency-Key gives the first answer, another body under it is refused', async () => {
  const { buyer, order } = await heldSeat();
  const key = crypto.randomUUID();
  const first = await buyer.pay(order, key);
  expect(await buyer.pay(order, key)).toEqual(first);
  expect((await refusalOf(buyer.pay({ ...order, card: order.card - 1 }, key))).code).toBe(
    'IDEMPOTENCY_CONFLICT',
  );
  const charged = await buyer.chargePoints(1_000, { key: `${key}-points` });
  expect(await buyer.chargePoints(1_000, { key: `${key}-points` })).toEqual(charged);
  expect((await buyer.points()).balance).toBe(1_000);
});
