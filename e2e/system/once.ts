import { expect } from 'vitest';
import { until } from '../../story/client/until.ts';
import { eventsAbout, eventsOf } from './broker.ts';
import { count } from './databases.ts';
import { letHoldRunOut } from './deadlines.ts';
import { eventWithTickets } from './new-event.ts';
import { newBuyer } from './people.ts';

/** Payments that the broker was told of, each once, and those that were confirmed; other faults may have emptied the broker. */
export async function paidAndConfirmed() {
  const events = await eventsOf('payments');
  return {
    paid: new Set(events.filter(({ type }) => type === 'payment.paid').map(({ id }) => id)).size,
    confirmed: await count('payment', 'select count(*) from payments where confirmed_at is not null'),
  };
}

/** Thirty holds run out before the eyes of all cleaners: each ends once, and its stock comes back once. */
export async function holdsEndOnce(): Promise<void> {
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
    expect(new Set(ended.map((event) => event.id)).size).toBe(1);
  }
}
