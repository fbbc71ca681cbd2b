import { afterAll, afterEach, expect, test } from 'vitest';
import { expectBooksToAgree } from '../../system/books.ts';
import { count } from '../../system/databases.ts';
import { eventsFlow } from '../../system/events-flow.ts';
import { eventWithSeats, eventWithTickets } from '../../system/new-event.ts';
import { refusalOf } from '../../system/outcomes.ts';
import { parts } from '../../system/parts.ts';
import { newBuyer } from '../../system/people.ts';
import { aboutToPayMixed } from '../../system/scene.ts';

afterAll(expectBooksToAgree);

/**
 * Stops reservation in its tracks while something is asked of it, and gives the refusal. Afterwards it goes on, and
 * has done whatever it will do of what it found then.
 */
async function refusedWhileStanding(request: () => Promise<unknown>) {
  const [passer, passing] = await Promise.all([newBuyer('passer'), eventWithTickets(5)]);
  await parts.kill('reservation', 'SIGSTOP');
  const refused = await refusalOf(request()).finally(() => parts.kill('reservation', 'SIGCONT'));
  // What comes later is served later: by then the others have been.
  await passer.holdTickets(passing.id, [{ ticketTypeId: passing.ticketTypeId, quantity: 1 }]);
  return refused;
}

afterEach(async () => void (await eventsFlow()));

test('23: a hold that a standing service answered too late with 503 is not made when it goes on', async () => {
  const [buyer, event] = await Promise.all([newBuyer(), eventWithTickets(5)]);
  const wanted = [{ ticketTypeId: event.ticketTypeId, quantity: 1 }];
  const refused = await refusedWhileStanding(() => buyer.holdTickets(event.id, wanted));
  expect(refused.code).toBe('UPSTREAM_UNAVAILABLE');
  expect(await event.available()).toBe(5);
});

test('a cancellation that was answered with 503 sends no money back when the service goes on', async () => {
  const [buyer, event] = await Promise.all([newBuyer(), eventWithSeats(1)]);
  const { id, totalAmount } = await buyer.holdSeat(event.id, event.seat().id);
  await buyer.pay({ reservationId: id, points: 0, card: totalAmount });
  const refused = await refusedWhileStanding(() => buyer.cancel(id));
  expect(refused.code).toBe('UPSTREAM_UNAVAILABLE');
  expect((await buyer.reservation(id)).status).toBe('confirmed');
});

test('a payment whose checkout nobody answered in time is refused, and takes nothing afterwards', async () => {
  const scene = await aboutToPayMixed();
  const refused = await refusedWhileStanding(() => scene.buyer.pay(scene.order));
  expect(refused.code).toBe('UPSTREAM_UNAVAILABLE');
  expect(await count('payment', 'select count(*) from payments where reservation_id = $1', [scene.id])).toBe(
    0,
  );
  await scene.buyer.pay(scene.order);
});
