import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventData } from '#shared/events/contracts.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { type BoxOffice, openBoxOffice, putOnSale } from '../testing/box-office.ts';
import { actsOn, holdStanding, told } from '../testing/purchases.ts';
import { addTicketType } from './add-ticket-type.ts';
import { changeTicketType } from './change-ticket-type.ts';

let office: BoxOffice;
beforeAll(async () => {
  office = await openBoxOffice();
});
afterAll(() => office.database.close());

const admin = newUser('admin');
const input = (totalQuantity: number) => ({ name: '1층', price: 60_000, totalQuantity });

const inventories = (eventId: string) =>
  told<EventData<'inventory.changed'>>(office, 'inventory.changed', eventId);

test('a new type is on sale, told to others and written down', async () => {
  const offer = await putOnSale(office, { stock: [10] });
  const added = await addTicketType(office, admin, { eventId: offer.event.id, ...input(5) });
  expect(added).toMatchObject({ event_id: offer.event.id, total_quantity: 5, available_quantity: 5 });
  await holdStanding(office, { ...offer, ticketTypeIds: [added.id] });
  expect((await inventories(offer.event.id)).at(-1)).toMatchObject({
    version: 2,
    ticketTypeCount: 2,
    minPrice: 50_000,
    maxPrice: 60_000,
    stock: expect.arrayContaining([
      { ticketTypeId: added.id, availableQuantity: 5, totalQuantity: 5, version: 0 },
    ]),
  });
  expect(await actsOn(office, added.id)).toEqual([
    {
      action: 'ticket_type.added',
      actor_email: admin.email,
      details: { eventId: offer.event.id, ...input(5) },
    },
  ]);
});

test('an event with seats gets no ticket types, an unknown one neither', async () => {
  const { event } = await putOnSale(office, { seats: 1 });
  await expect(addTicketType(office, admin, { eventId: event.id, ...input(5) })).rejects.toMatchObject({
    code: 'VALIDATION_ERROR',
  });
  await expect(
    addTicketType(office, admin, { eventId: crypto.randomUUID(), ...input(5) }),
  ).rejects.toMatchObject({ code: 'EVENT_NOT_FOUND' });
});

test('what is sold stays sold: a new total changes what is left, and cannot be less than that', async () => {
  const offer = await putOnSale(office, { stock: [10] });
  const [id = ''] = offer.ticketTypeIds;
  await holdStanding(office, offer, 4);
  expect(await changeTicketType(office, admin, { id, ...input(6) })).toMatchObject({
    price: 60_000,
    total_quantity: 6,
    available_quantity: 2,
  });
  await expect(changeTicketType(office, admin, { id, ...input(3) })).rejects.toMatchObject({
    code: 'STOCK_BELOW_SOLD',
    details: { sold: 4 },
  });
  expect(await changeTicketType(office, admin, { id, ...input(4) })).toMatchObject({ available_quantity: 0 });
  await expect(
    changeTicketType(office, admin, { id: crypto.randomUUID(), ...input(4) }),
  ).rejects.toMatchObject({ code: 'TICKET_TYPE_NOT_FOUND' });
  expect((await actsOn(office, id)).map(({ action }) => action)).toEqual([
    'ticket_type.changed',
    'ticket_type.changed',
  ]);
});

test('a description stays unless another one, or none, is given', async () => {
  const offer = await putOnSale(office, { stock: [10] });
  const [id = ''] = offer.ticketTypeIds;
  const change = (description?: string | null) =>
    changeTicketType(office, admin, { id, ...input(10), description });
  expect(await change('무대 앞')).toMatchObject({ description: '무대 앞' });
  expect(await change()).toMatchObject({ description: '무대 앞' });
  expect(await change(null)).toMatchObject({ description: null });
});

test('an admin lowers the stock while 100 buy: never is more sold than there is', async () => {
  const offer = await putOnSale(office, { stock: [100] });
  const [id = ''] = offer.ticketTypeIds;
  const results = await Promise.allSettled([
    ...Array.from({ length: 100 }, () => holdStanding(office, offer)),
    ...[90, 70, 50, 30].map((total) => changeTicketType(office, admin, { id, ...input(total) })),
  ]);
  const sold = results.slice(0, 100).filter((result) => result.status === 'fulfilled').length;
  const row = await office.db
    .selectFrom('ticket_types')
    .select(['total_quantity', 'available_quantity'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row.total_quantity - row.available_quantity).toBe(sold);
  expect(row.available_quantity).toBeGreaterThanOrEqual(0);
  for (const result of results)
    if (result.status === 'rejected')
      expect(['INSUFFICIENT_STOCK', 'STOCK_BELOW_SOLD']).toContain(result.reason.code);
});
