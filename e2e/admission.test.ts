import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { until } from '../story/client/until.ts';
import { publish } from './system/broker.ts';
import { count } from './system/databases.ts';
import { eventWithSeats } from './system/new-event.ts';
import { refusalOf } from './system/outcomes.ts';
import { parts } from './system/parts.ts';
import { newBuyer, theAdmin } from './system/people.ts';

/** Newer than all that was said of a room. */
const NEWEST = Number.MAX_SAFE_INTEGER;

const told = (type: string, data: object) => ({ id: crypto.randomUUID(), type, data });

const heard = (table: 'ended_admissions' | 'room_policies', eventId: string) =>
  until(
    `reservation has heard: ${table}`,
    () => count('reservation', `select count(*) from ${table} where event_id = $1`, [eventId]),
    (rows) => rows > 0,
  );

test('47: who has bought buys no more with the same pass, once somebody else has their place', async () => {
  const [first, second, admin, event] = await Promise.all([
    newBuyer(),
    newBuyer(),
    theAdmin(),
    eventWithSeats(2),
  ]);
  await admin.limitRoom(event.id, 1);
  expect((await first.enter(event.id)).queued).toBe(false);
  expect((await second.enter(event.id)).queued).toBe(true);
  const { id, totalAmount } = await first.holdSeat(event.id, event.seat(0).id);
  await first.pay({ reservationId: id, points: 0, card: totalAmount });
  await until(
    'the place is given to the next',
    () => second.queueStatus(event.id),
    ({ queued }) => !queued,
  );
  expect((await refusalOf(first.holdSeat(event.id, event.seat(1).id))).code).toBe('QUEUE_NOT_ADMITTED');
  await second.holdSeat(event.id, event.seat(1).id);
});

test('47: a pass is worth nothing once the queue says so, and nobody else may say it', async () => {
  const [buyer, next, admin, event] = await Promise.all([
    newBuyer(),
    newBuyer(),
    theAdmin(),
    eventWithSeats(1),
  ]);
  await admin.limitRoom(event.id, 1);
  const upTo = visitOf(await buyer.enter(event.id));
  expect((await next.enter(event.id)).queued).toBe(true);
  const ended = told('admission.ended', { eventId: event.id, userId: buyer.user.id, upTo });
  for (const app of ['payment', 'event', 'reservation'])
    await expect(publish(app, 'queue', ended)).rejects.toThrow('403');
  await publish('queue', 'queue', ended);
  await heard('ended_admissions', event.id);
  expect((await refusalOf(buyer.holdSeat(event.id, event.seat().id))).code).toBe('QUEUE_NOT_ADMITTED');
  // The room itself has heard of no end but by this refusal.
  await until(
    'the place is given to the next',
    () => next.queueStatus(event.id),
    ({ queued }) => !queued,
  );
});

test('47: who is inside on a visit of whose end the room has not heard is let in anew', async () => {
  const [buyer, event] = await Promise.all([newBuyer(), eventWithSeats(1)]);
  const over = visitOf(await buyer.enter(event.id));
  await publish(
    'queue',
    'queue',
    told('admission.ended', { eventId: event.id, userId: buyer.user.id, upTo: over }),
  );
  await heard('ended_admissions', event.id);
  expect(visitOf(await buyer.queueStatus(event.id))).toBe(over);
  await buyer.holdSeat(event.id, event.seat().id);
  expect(visitOf(await buyer.queueStatus(event.id))).toBeGreaterThan(over);
});

test('who has just bought buys again at once, while there is room', async () => {
  const [buyer, event] = await Promise.all([newBuyer(), eventWithSeats(3)]);
  await buyer.enter(event.id);
  for (const seat of event.seats) {
    const { id, totalAmount } = await buyer.holdSeat(event.id, seat.id);
    await buyer.pay({ reservationId: id, points: 0, card: totalAmount });
  }
});

test('48: with queue stopped an event that is closed then sells to those alone who have a pass', async () => {
  const [inside, outside, event, open] = await Promise.all([
    newBuyer(),
    newBuyer(),
    eventWithSeats(2),
    eventWithSeats(1),
  ]);
  await inside.enter(event.id);
  const closed = { eventId: event.id, whenAway: 'closed', version: NEWEST };
  await publish('queue', 'queue', told('room.changed', closed));
  await heard('room_policies', event.id);
  await parts.without('queue', async () => {
    const refusal = await refusalOf(outside.holdSeat(event.id, event.seat(0).id));
    expect(refusal).toMatchObject({ status: 503, code: 'UPSTREAM_UNAVAILABLE' });
    await inside.holdSeat(event.id, event.seat(0).id);
    await outside.holdSeat(open.id, open.seat().id);
  });
});

const visitOf = ({ pass }: { pass?: string | null | undefined }): number =>
  z.number().parse(decodeJwt(pass ?? '').visit);
