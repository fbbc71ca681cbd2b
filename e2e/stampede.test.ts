import { beforeAll, expect, test } from 'vitest';
import type { Buyer } from '../story/client/buyer.ts';
import { expectBooksToAgree } from './system/books.ts';
import { count } from './system/databases.ts';
import { eventWithSeats, eventWithTickets } from './system/new-event.ts';
import { outcomes } from './system/outcomes.ts';
import { parts } from './system/parts.ts';
import { buyerWithPoints, crowdOf } from './system/people.ts';

let crowd: Buyer[];
beforeAll(async () => {
  crowd = await crowdOf(200);
});

const LIVE_HOLDS = `select count(*) from reservation_items i join reservations r on r.id = i.reservation_id
  where i.seat_id = $1 and r.status in ('pending', 'paying', 'confirmed')`;

test('of 200 buyers at one seat exactly one holds it, and all others are told so', async () => {
  const event = await eventWithSeats(10);
  const { id: seatId } = event.seat();
  const ends = await outcomes(crowd.map((buyer) => buyer.holdSeat(event.id, seatId)));
  expect(ends).toEqual({ done: 1, SEAT_UNAVAILABLE: 199 });
  expect(await count('reservation', LIVE_HOLDS, [seatId])).toBe(1);
});

test('of 100 buyers at 30 standing tickets exactly 30 get one', async () => {
  const event = await eventWithTickets(30);
  const wanted = [{ ticketTypeId: event.ticketTypeId, quantity: 1 }];
  const ends = await outcomes(crowd.slice(0, 100).map((buyer) => buyer.holdTickets(event.id, wanted)));
  expect(ends).toEqual({ done: 30, INSUFFICIENT_STOCK: 70 });
  expect(await event.available()).toBe(0);
});

test('23: with the lock store stopped, still nothing is sold twice', async () => {
  const event = await eventWithSeats(10);
  const racers = crowd.slice(0, 60);
  await Promise.all(racers.map((buyer) => buyer.enter(event.id)));
  const { id: seatId } = event.seat(3);
  await parts.without('redis', async () => {
    const ends = await outcomes(racers.map((buyer) => buyer.holdSeat(event.id, seatId)));
    expect(ends).toEqual({ done: 1, SEAT_UNAVAILABLE: 59 });
    expect(await count('reservation', LIVE_HOLDS, [seatId])).toBe(1);
  });
});

test('13: of 50 payments at once with points for one exactly one succeeds, and the balance is never below zero', async () => {
  const price = 1_000;
  const event = await eventWithTickets(50, price);
  const buyer = await buyerWithPoints(price);
  const wanted = [{ ticketTypeId: event.ticketTypeId, quantity: 1 }];
  const held = await Promise.all(Array.from({ length: 50 }, () => buyer.holdTickets(event.id, wanted)));
  const ends = await outcomes(held.map(({ id }) => buyer.pay({ reservationId: id, points: price, card: 0 })));
  expect(ends).toEqual({ done: 1, INSUFFICIENT_POINTS: 49 });
  expect((await buyer.points()).balance).toBe(0);
});

test('8: one reservation paid from many tabs at once is charged once', async () => {
  const event = await eventWithSeats(1);
  const [buyer] = crowd;
  if (!buyer) throw new Error('nobody came');
  const { id, totalAmount } = await buyer.holdSeat(event.id, event.seat().id);
  const ends = await outcomes(
    Array.from({ length: 10 }, () => buyer.pay({ reservationId: id, points: 0, card: totalAmount })),
  );
  const { done = 0, PAYMENT_IN_PROGRESS = 0 } = ends;
  expect(done).toBeGreaterThan(0);
  expect(done + PAYMENT_IN_PROGRESS).toBe(10);
  const successes = `select count(*) from payments where reservation_id = $1`;
  expect(await count('payment', successes, [id])).toBe(1);
  await expectBooksToAgree();
});
