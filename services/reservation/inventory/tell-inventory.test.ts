import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventData } from '#shared/events/contracts.ts';
import { silent } from '#shared/testing/database.ts';
import { cancelReservation } from '../reservations/cancel-reservation.ts';
import { type BoxOffice, letHoldRunOut, openBoxOffice, putOnSale } from '../testing/box-office.ts';
import { holdSeat, holdStanding, payFor, told } from '../testing/purchases.ts';
import { tellInventory } from './tell-inventory.ts';

let office: BoxOffice;
beforeAll(async () => {
  office = await openBoxOffice();
});
afterAll(() => office.database.close());

/** What a look at all events tells of this one, beyond what was told before. */
async function look(eventId: string) {
  const before = (await inventories(eventId)).length;
  await tellInventory(office, silent);
  return (await inventories(eventId)).slice(before).map(({ soldOut, version }) => ({ soldOut, version }));
}

const inventories = (eventId: string) =>
  told<EventData<'inventory.changed'>>(office, 'inventory.changed', eventId);

test('seats: sold out once the last one is paid for, not while it is held, and back when one returns', async () => {
  const offer = await putOnSale(office, { seats: 2 });
  const first = await holdSeat(office, offer, offer.seatIds[0]);
  await payFor(office, first);
  const last = await holdSeat(office, offer, offer.seatIds[1]);
  expect(await look(offer.event.id)).toEqual([]);
  await payFor(office, last);
  expect(await look(offer.event.id)).toEqual([{ soldOut: true, version: 2 }]);
  expect(await look(offer.event.id)).toEqual([]);
  await cancelReservation(office, { reservationId: first.id, userId: first.user.userId });
  expect(await look(offer.event.id)).toEqual([{ soldOut: false, version: 3 }]);
});

test('standing tickets: sold out once nothing is left of any type and nobody merely holds some', async () => {
  const offer = await putOnSale(office, { stock: [2] });
  const [one, two] = [await holdStanding(office, offer), await holdStanding(office, offer)];
  await payFor(office, one);
  expect(await look(offer.event.id)).toEqual([]);
  await payFor(office, two);
  expect(await look(offer.event.id)).toEqual([{ soldOut: true, version: 2 }]);
  const [, last] = await inventories(offer.event.id);
  expect(last).toMatchObject({
    ticketTypeCount: 1,
    minPrice: 50_000,
    stock: [{ ticketTypeId: offer.ticketTypeIds[0], availableQuantity: 0, totalQuantity: 2 }],
  });
});

test('an event with nothing to sell is not sold out, nor is one whose holds ran out', async () => {
  const empty = await putOnSale(office, {});
  expect(await look(empty.event.id)).toEqual([]);
  const offer = await putOnSale(office, { seats: 1 });
  const held = await holdSeat(office, offer, offer.seatIds[0]);
  await letHoldRunOut(office, held.id);
  expect(await look(offer.event.id)).toEqual([]);
});

test('nothing is told of events that are over', async () => {
  const offer = await putOnSale(office, { seats: 1 });
  await payFor(office, await holdSeat(office, offer, offer.seatIds[0]));
  await office.db
    .updateTable('event_copies')
    .set({ sale_end_date: new Date(Date.now() - 1_000) })
    .where('id', '=', offer.event.id)
    .execute();
  expect(await look(offer.event.id)).toEqual([]);
});

test('two looks at once tell with versions of their own', async () => {
  const offer = await putOnSale(office, { seats: 1 });
  await payFor(office, await holdSeat(office, offer, offer.seatIds[0]));
  await Promise.all([tellInventory(office, silent), tellInventory(office, silent)]);
  const versions = (await inventories(offer.event.id)).map(({ version }) => version);
  expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
  expect((await inventories(offer.event.id)).at(-1)?.soldOut).toBe(true);
});
