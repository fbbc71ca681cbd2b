import { io } from 'socket.io-client';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Live } from '../story/client/live.ts';
import { until } from '../story/client/until.ts';
import { expectBooksToAgree } from './system/books.ts';
import { letHoldRunOut } from './system/deadlines.ts';
import { eventWithSeats, eventWithTickets } from './system/new-event.ts';
import { refusalOf } from './system/outcomes.ts';
import { newBuyer, theAdmin } from './system/people.ts';
import { origin } from './system/places.ts';

const SeatMessage = z.object({ seatId: z.uuid(), status: z.string(), timestamp: z.iso.datetime() });

test('52: a room joined in the very tick of connecting is joined', async () => {
  const [onlooker, buyer, event] = await Promise.all([newBuyer(), newBuyer(), eventWithSeats(2)]);
  const joined = await Promise.all(
    Array.from({ length: 20 }, () => Live.join(origin, onlooker.token, event.id, 'join-seat-selection')),
  );
  try {
    const seat = event.seat(1);
    await buyer.holdSeat(event.id, seat.id);
    const locked = SeatMessage.extend({ seatId: z.literal(seat.id), status: z.literal('locked') });
    const heard = await Promise.all(joined.map((live) => live.hears('seat-locked', locked)));
    expect(heard).toHaveLength(20);
    expect(JSON.stringify(heard)).not.toContain(buyer.user.id);
  } finally {
    for (const live of joined) live.close();
  }
});

test('48, 54: only who is let in hears so, and buys', async () => {
  const [first, second, third, event, admin] = await Promise.all([
    newBuyer(),
    newBuyer(),
    newBuyer(),
    eventWithSeats(3),
    theAdmin(),
  ]);
  await admin.limitRoom(event.id, 1);
  expect((await first.enter(event.id)).queued).toBe(false);
  expect(await second.enter(event.id)).toMatchObject({ queued: true, position: 1 });
  expect(await third.enter(event.id)).toMatchObject({ queued: true, position: 2 });
  expect((await refusalOf(third.holdSeat(event.id, event.seat().id))).code).toBe('QUEUE_NOT_ADMITTED');
  const lives = await Promise.all(
    [second, third].map((one) => Live.join(origin, one.token, event.id, 'join-queue')),
  );
  const [ofSecond, ofThird] = lives;
  if (!ofSecond || !ofThird) throw new Error('nobody listens');
  try {
    await first.leave(event.id);
    await ofSecond.hears('queue-entry-allowed', z.object({ userId: z.literal(second.user.id) }));
    // The line's own news reaches both, after the personal one.
    await until(
      'the third is next',
      () => third.queueStatus(event.id),
      ({ position }) => position === 1,
    );
    expect(ofThird.heard('queue-entry-allowed')).toEqual([]);
    // The slot goes on by what happens to the reservation: paying ends the visit.
    const { id, totalAmount } = await second.holdSeat(event.id, event.seat().id);
    await second.pay({ reservationId: id, points: 0, card: totalAmount });
    await ofThird.hears('queue-entry-allowed', z.object({ userId: z.literal(third.user.id) }));
  } finally {
    for (const live of lives) live.close();
  }
});

test('47: a pass of another user or for another event lets nobody in', async () => {
  const [inside, outside, event, other, admin] = await Promise.all([
    newBuyer(),
    newBuyer(),
    eventWithSeats(2),
    eventWithSeats(2),
    theAdmin(),
  ]);
  await admin.limitRoom(event.id, 1);
  const { pass } = await inside.enter(event.id);
  const { pass: passOfOther } = await outside.enter(other.id);
  expect((await outside.enter(event.id)).queued).toBe(true);
  for (const stolen of [pass, passOfOther, `${pass}x`, '']) {
    const refusal = await refusalOf(outside.holdSeatWith(event.id, event.seat().id, stolen ?? ''));
    expect(refusal.code).toBe('QUEUE_NOT_ADMITTED');
  }
});

test('a hold that ran out frees its seat at once, live, and its buyer is told that it is too late', async () => {
  const [buyer, other, event] = await Promise.all([newBuyer(), newBuyer(), eventWithSeats(1)]);
  const seat = event.seat();
  const live = await Live.join(origin, other.token, event.id, 'join-seat-selection');
  try {
    const { id, totalAmount } = await buyer.holdSeat(event.id, seat.id);
    await letHoldRunOut(id);
    expect((await other.seatMap(event.id)).seats[0]?.status).toBe('available');
    const refusal = await refusalOf(buyer.pay({ reservationId: id, points: 0, card: totalAmount }));
    expect(refusal.code).toBe('RESERVATION_EXPIRED');
    await live.hears('seat-released', SeatMessage.extend({ seatId: z.literal(seat.id) }));
    await until(
      'it reads cancelled',
      () => buyer.reservation(id),
      ({ status }) => status === 'cancelled',
    );
    await other.holdSeat(event.id, seat.id);
  } finally {
    live.close();
  }
});

test('standing tickets whose time is over come back by themselves, live', async () => {
  const [buyer, event] = await Promise.all([newBuyer(), eventWithTickets(5)]);
  const live = await Live.join(origin, buyer.token, event.id);
  const stock = (available: number) =>
    z.object({ ticketTypeId: z.literal(event.ticketTypeId), availableQuantity: z.literal(available) });
  try {
    const { id } = await buyer.holdTickets(event.id, [{ ticketTypeId: event.ticketTypeId, quantity: 2 }]);
    await live.hears('ticket-updated', stock(3));
    await live.hears('ticket-updated', stock(5), 30_000);
    expect(await buyer.reservation(id)).toMatchObject({ status: 'cancelled', payment_status: 'failed' });
    await expectBooksToAgree();
  } finally {
    live.close();
  }
});

test.each([
  ['no token', undefined, 'Authentication required'],
  ['a bad token', 'x.y.z', 'Invalid authentication token'],
])('a socket with %s is refused in the words the front end looks for', async (_, token, words) => {
  const socket = io(origin, {
    auth: { token },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  const message = await new Promise((resolve) =>
    socket.on('connect_error', (error) => resolve(error.message)),
  );
  socket.disconnect();
  expect(message).toBe(words);
});
