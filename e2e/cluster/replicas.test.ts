import { afterAll, expect, test } from 'vitest';
import { until } from '../../story/client/until.ts';
import { underLoad } from '../faults/load/load.ts';
import { expectBooksToAgree } from '../system/books.ts';
import { eventsAbout, eventsOf } from '../system/broker.ts';
import { count } from '../system/databases.ts';
import { letHoldRunOut } from '../system/deadlines.ts';
import { eventWithTickets } from '../system/new-event.ts';
import { newBuyer } from '../system/people.ts';
import { APPS, podsOf } from './pods.ts';

afterAll(expectBooksToAgree);

async function paidAndConfirmed() {
  const events = await eventsOf('payments');
  return {
    paid: new Set(events.filter(({ type }) => type === 'payment.paid').map(({ id }) => id)).size,
    confirmed: await count('payment', 'select count(*) from payments where confirmed_at is not null'),
  };
}

test('34: two pods of every service: buyers go on, and each payment is told once', async () => {
  for (const app of APPS) expect(await podsOf(app)).toHaveLength(2);
  const before = await paidAndConfirmed();
  await underLoad(({ goesOn }) => goesOn(30));
  const after = await paidAndConfirmed();
  expect(after.confirmed - before.confirmed).toBeGreaterThanOrEqual(30);
  expect(after.paid - before.paid).toBeGreaterThanOrEqual(after.confirmed - before.confirmed);
});

test('34: both cleaners run: each of 30 holds that ran out ends once, and its stock comes back once', async () => {
  const [buyer, event] = await Promise.all([newBuyer(), eventWithTickets(30)]);
  const wanted = [{ ticketTypeId: event.ticketTypeId, quantity: 1 }];
  const held = await Promise.all(Array.from({ length: 30 }, () => buyer.holdTickets(event.id, wanted)));
  expect(await event.available()).toBe(0);
  await Promise.all(held.map(({ id }) => letHoldRunOut(id)));
  await until('the stock is back', event.available, (stock) => stock === 30);
  for (const { id } of held) {
    const ended = await until(
      'it is told',
      () => eventsAbout('reservations', 'reservation.expired', id),
      (events) => events.length > 0,
    );
    expect(new Set(ended.map((one) => one.id)).size).toBe(1);
  }
});
