import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Admin } from '../story/client/admin.ts';
import { request } from '../story/client/http.ts';
import { openInbox } from '../story/client/inbox.ts';
import { Live } from '../story/client/live.ts';
import { until } from '../story/client/until.ts';
import { expectBooksToAgree } from './system/books.ts';
import { eventWithTickets } from './system/new-event.ts';
import { buyerWithPoints, theAdmin } from './system/people.ts';
import { mailUrl, origin } from './system/places.ts';

let admin: Admin;
beforeAll(async () => {
  admin = await theAdmin();
});
afterAll(expectBooksToAgree);

const PRICE = 10_000;
const Refunded = z.object({
  payment: z.object({
    status: z.string(),
    refunds: z.array(z.object({ status: z.string(), card_amount: z.int(), point_amount: z.int() })),
  }),
});

test('two of four tickets go back: money, stock, reservation, mail and browsers agree, and the rest goes when its owner cancels', async () => {
  const [buyer, event] = await Promise.all([buyerWithPoints(3 * PRICE), eventWithTickets(10, PRICE)]);
  const { ticketTypeId } = event;
  const { id } = await buyer.holdTickets(event.id, [{ ticketTypeId, quantity: 4 }]);
  const payment = await buyer.pay({ reservationId: id, points: 3 * PRICE, card: PRICE });
  const live = await Live.join(origin, buyer.token, event.id, 'join-event');

  const answer = await request(origin, 'POST', `/api/payments/${payment.id}/refund`, {
    token: admin.token,
    body: { items: [{ ticket_type_id: ticketTypeId, quantity: 2 }], reason: '무대 변경' },
    headers: { 'idempotency-key': crypto.randomUUID() },
  });
  expect(answer.status).toBe(200);
  expect(Refunded.parse(answer.body).payment).toEqual({
    status: 'SUCCESS',
    refunds: [{ status: 'DONE', card_amount: PRICE, point_amount: PRICE }],
  });
  await live.hears(
    'ticket-updated',
    z.object({ ticketTypeId: z.literal(ticketTypeId), availableQuantity: z.literal(8) }),
  );
  live.close();
  const reduced = await until(
    'the reservation is smaller',
    () => buyer.reservation(id),
    (seen) => seen.total_amount === 2 * PRICE,
  );
  expect(reduced).toMatchObject({ status: 'confirmed', payment_status: 'completed' });
  expect(await event.available()).toBe(8);
  expect((await buyer.points()).balance).toBe(PRICE);
  const { text } = await openInbox(mailUrl).mail(buyer.user.email, {
    subject: '티켓 일부 취소 및 환불 안내',
    text: '스탠딩 × 2',
  });
  expect(text).toContain('₩20,000 (카드 ₩10,000 + 포인트 10,000P)');
  await expectBooksToAgree();

  await buyer.cancel(id);
  await until(
    'the rest is back',
    () => buyer.reservation(id),
    (seen) => seen.payment_status === 'refunded',
  );
  expect(await event.available()).toBe(10);
  expect((await buyer.points()).balance).toBe(3 * PRICE);
});
