import { afterAll, expect, test } from 'vitest';
import { until } from '../../../story/client/until.ts';
import { expectBooksToAgree } from '../../system/books.ts';
import { count } from '../../system/databases.ts';
import { eventWithSeats, eventWithTickets } from '../../system/new-event.ts';
import { refusalOf } from '../../system/outcomes.ts';
import { parts } from '../../system/parts.ts';
import { newBuyer } from '../../system/people.ts';
import { appUrl } from '../../system/places.ts';
import { aboutToPayMixed } from '../../system/scene.ts';

afterAll(expectBooksToAgree);

/** Resolves when the service answers a read again: what came before it was read before it. */
const answersAgain = (app: string) =>
  until(
    `${app} answers`,
    () => fetch(`${appUrl(app)}/health/all`),
    (response) => response.ok,
  );

test('23: a hold that a standing service answered too late with 503 is not made when it goes on', async () => {
  const [buyer, event] = await Promise.all([newBuyer(), eventWithTickets(5)]);
  await parts.kill('reservation', 'SIGSTOP');
  const refused = await refusalOf(
    buyer.holdTickets(event.id, [{ ticketTypeId: event.ticketTypeId, quantity: 1 }]),
  ).finally(() => parts.kill('reservation', 'SIGCONT'));
  expect(refused.code).toBe('UPSTREAM_UNAVAILABLE');
  await answersAgain('reservation');
  expect(await event.available()).toBe(5);
});

test('a cancellation that was answered with 503 sends no money back when the service goes on', async () => {
  const [buyer, event] = await Promise.all([newBuyer(), eventWithSeats(1)]);
  const { id, totalAmount } = await buyer.holdSeat(event.id, event.seat().id);
  await buyer.pay({ reservationId: id, points: 0, card: totalAmount });
  await parts.kill('reservation', 'SIGSTOP');
  const refused = await refusalOf(buyer.cancel(id)).finally(() => parts.kill('reservation', 'SIGCONT'));
  expect(refused.code).toBe('UPSTREAM_UNAVAILABLE');
  await answersAgain('reservation');
  expect((await buyer.reservation(id)).status).toBe('confirmed');
});

test('a payment whose checkout nobody answered in time is refused, and takes nothing afterwards', async () => {
  const scene = await aboutToPayMixed();
  await parts.kill('reservation', 'SIGSTOP');
  const refused = await refusalOf(scene.buyer.pay(scene.order)).finally(() =>
    parts.kill('reservation', 'SIGCONT'),
  );
  expect(refused.code).toBe('UPSTREAM_UNAVAILABLE');
  await answersAgain('reservation');
  expect(await count('payment', 'select count(*) from payments where reservation_id = $1', [scene.id])).toBe(
    0,
  );
  await scene.buyer.pay(scene.order);
});
