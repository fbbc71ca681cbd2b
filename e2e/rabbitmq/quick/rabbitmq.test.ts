import { expect, test } from 'vitest';
import { openInbox } from '../../../story/client/inbox.ts';
import { until } from '../../../story/client/until.ts';
import { tellStory } from '../../../story/story.ts';
import { expectBooksToAgree } from '../../system/books.ts';
import { publishBroken } from '../../system/broken-event.ts';
import { events, tail } from '../../system/events-command.ts';
import { eventWithSeats } from '../../system/new-event.ts';
import { refusalOf } from '../../system/outcomes.ts';
import { parts } from '../../system/parts.ts';
import { newBuyer } from '../../system/people.ts';
import { settings } from '../../system/places.ts';

async function heldSeat() {
  const [buyer, event] = await Promise.all([newBuyer(), eventWithSeats(1)]);
  const { id, totalAmount } = await buyer.holdSeat(event.id, event.seat().id);
  return { buyer, id, order: { reservationId: id, points: 0, card: totalAmount } };
}

const isConfirmed = ({ buyer, id }: Awaited<ReturnType<typeof heldSeat>>) =>
  until(
    'the seat is confirmed',
    () => buyer.reservation(id),
    ({ status }) => status === 'confirmed',
    30_000,
  );

test("a buyer's story, with events by RabbitMQ", async () => {
  await tellStory(settings, async (_name, act) => act(() => {}));
  await expectBooksToAgree();
});

test('Redis has no part in it: without it a seat that was held is paid and confirmed', async () => {
  const held = await heldSeat();
  await parts.without('redis', () => held.buyer.pay(held.order));
  await isConfirmed(held);
});

test('an app that is away hears of it afterwards: its queue has kept it', async () => {
  const held = await heldSeat();
  await parts.without('notification-sidecar', () => held.buyer.pay(held.order));
  await openInbox(settings.mailUrl).mail(held.buyer.user.email, {
    subject: '결제가 완료되었습니다',
    text: '',
  });
});

test('23: with RabbitMQ away a payment waits in the outbox, and confirms afterwards', async () => {
  const held = await heldSeat();
  const refusal = await parts.without('rabbitmq', () => refusalOf(held.buyer.pay(held.order)));
  expect(refusal.code).toBe('PAYMENT_UNCERTAIN');
  await isConfirmed(held);
  await expectBooksToAgree();
});

test('32: an event that breaks its contract is parked by each that was to hear it, with a database or without', async () => {
  const { broken, shown } = await publishBroken();
  expect(shown.out).toContain('"reservationId": "nobody"');
  expect(await events('replay', broken.id, '--app', 'notification')).toMatchObject({
    code: 1,
    out: expect.stringContaining('stays: breaks its contract'),
  });
});

test('the tail of events hears RabbitMQ too', async () => {
  const held = await heldSeat();
  const heard = await tail('--type', 'payment.*');
  await held.buyer.pay(held.order);
  await until(
    'payment.paid is printed',
    async () => heard.lines(),
    (lines) => lines.some((line) => line.includes('payment.paid') && line.includes(held.id)),
  );
  await heard.stop();
});
