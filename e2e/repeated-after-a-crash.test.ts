import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { until } from '../story/client/until.ts';
import { api, by } from './api/situations/situation.ts';
import { expectBooksToAgree } from './system/books.ts';
import { count } from './system/databases.ts';
import { gatewayTakes } from './system/gateway-sees.ts';
import { eventWithSeats } from './system/new-event.ts';
import { parts } from './system/parts.ts';
import { newBuyer } from './system/people.ts';

/** Payment is killed while the gateway works for a request with a key; its client only knows to ask again. */
afterAll(expectBooksToAgree);

/** As clients do: the same request under the same key, until it is answered as done. */
const untilDone = (ask: () => ReturnType<typeof api>) =>
  until('the repeat is answered', ask, ({ status }) => status === 200, 20_000);

async function killedAndStarted(asked: ReturnType<typeof api>) {
  await parts.kill('payment');
  expect((await asked).status).toBe(503);
  await parts.start('payment');
}

test('1, 8: a payment repeated under its key after kill -9 is the first one, charged once', async () => {
  const [buyer, event] = await Promise.all([newBuyer(), eventWithSeats(1)]);
  const { id, totalAmount } = await buyer.holdSeat(event.id, event.seat().id);
  const body = { reservation_id: id, total_price: totalAmount, point_used: 0, card_amount: totalAmount };
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const pay = () => api('POST', '/payments', by(buyer, { ...body, pg_token: 'slow-2' }, headers));
  const first = pay();
  const paymentId = await gatewayTakes(id);
  await killedAndStarted(first);

  const answer = await untilDone(pay);
  expect(answer.body).toMatchObject({ payment: { id: paymentId, status: 'SUCCESS' } });
  expect((await pay()).headers.get('idempotency-replayed')).toBe('true');
  expect(await count('payment', 'select count(*) from payments where reservation_id = $1', [id])).toBe(1);
  expect((await buyer.reservation(id)).status).toBe('confirmed');
});

test('1: points bought under a key by a request that kill -9 cut off are credited once', async () => {
  const buyer = await newBuyer();
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const charge = () =>
    api('POST', '/points/charge', by(buyer, { amount: 7_000, pg_token: 'slow-2' }, headers));
  const first = charge();
  await until(
    'the charge is recorded',
    () => count('payment', 'select count(*) from point_charges where user_id = $1', [buyer.user.id]),
    (charges) => charges === 1,
  );
  await killedAndStarted(first);

  const { body } = await untilDone(charge);
  expect(z.object({ balance: z.int() }).parse(body).balance).toBe(7_000);
  expect((await charge()).headers.get('idempotency-replayed')).toBe('true');
  expect((await buyer.points()).balance).toBe(7_000);
});
