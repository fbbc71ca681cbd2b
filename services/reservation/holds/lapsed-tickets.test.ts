import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silent } from '#shared/testing/database.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { type BoxOffice, eventsOf, letHoldRunOut, openBoxOffice, putOnSale } from '../testing/box-office.ts';
import { beginPayment, holdStanding, stateOf } from '../testing/purchases.ts';
import { expireHolds } from './expire-holds.ts';
import { holdTickets } from './hold-tickets.ts';

let office: BoxOffice;
beforeAll(async () => {
  office = await openBoxOffice();
});
afterAll(() => office.database.close());

async function stockOf(eventId: string): Promise<number[]> {
  const types = await office.db
    .selectFrom('ticket_types')
    .select('available_quantity')
    .where('event_id', '=', eventId)
    .execute();
  return types.map((type) => type.available_quantity);
}

test('the tickets of a hold that ran out are free at once, before the job has come', async () => {
  const offer = await putOnSale(office, { stock: [3] });
  const lapsed = await holdStanding(office, offer, 3);
  await letHoldRunOut(office, lapsed.id);
  const held = await holdStanding(office, offer, 2);
  expect(await stateOf(office, lapsed.id)).toMatchObject({ status: 'expired', cancel_reason: 'expired' });
  expect(await eventsOf(office, lapsed.id)).toEqual(['reservation.held', 'reservation.expired']);
  expect(await stateOf(office, held.id)).toMatchObject({ status: 'pending' });
  expect(await stockOf(offer.event.id)).toEqual([1]);
});

test('a refusal counts the tickets of holds that ran out as free', async () => {
  const offer = await putOnSale(office, { stock: [3] });
  await letHoldRunOut(office, (await holdStanding(office, offer, 2)).id);
  await expect(holdStanding(office, offer, 4)).rejects.toMatchObject({
    code: 'INSUFFICIENT_STOCK',
    details: { available: 3 },
  });
});

test('a hold whose payment runs keeps its tickets beyond its own deadline', async () => {
  const offer = await putOnSale(office, { stock: [1] });
  const paying = await holdStanding(office, offer);
  await beginPayment(office, paying);
  await sql`update reservations set expires_at = now() - interval '1 second' where id = ${paying.id}`.execute(
    office.db,
  );
  await expect(holdStanding(office, offer)).rejects.toMatchObject({ code: 'INSUFFICIENT_STOCK' });
  expect(await stateOf(office, paying.id)).toMatchObject({ status: 'paying' });
});

test('60 buyers at 30 lapsed holds of two types, in any order and beside the job: all 30 are sold again', async () => {
  const offer = await putOnSale(office, { stock: [30, 30] });
  const wanted = offer.ticketTypeIds.map((ticketTypeId) => ({ ticketTypeId, quantity: 1 }));
  const hold = (buyer: number) =>
    holdTickets(office, newUser(), {
      eventId: offer.event.id,
      items: buyer % 2 === 0 ? wanted : wanted.toReversed(),
    });
  const lapsed = await Promise.all(Array.from({ length: 30 }, (_, buyer) => hold(buyer)));
  for (const { id } of lapsed) await letHoldRunOut(office, id);
  const [job, ...buyers] = await Promise.allSettled([
    expireHolds(office, silent),
    ...Array.from({ length: 60 }, (_, buyer) => hold(buyer)),
  ]);
  expect(job.status).toBe('fulfilled');
  const refused = buyers.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  expect(refused.map((error) => error.code)).toEqual(Array(30).fill('INSUFFICIENT_STOCK'));
  expect(await stockOf(offer.event.id)).toEqual([0, 0]);
  for (const { id } of lapsed)
    expect((await eventsOf(office, id)).filter((type) => type === 'reservation.expired')).toHaveLength(1);
});
