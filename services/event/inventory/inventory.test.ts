import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventData } from '#shared/events/contracts.ts';
import type { Stock } from '../stock/ticket-types.ts';
import { type Catalogue, openCatalogue, SIDECAR_TOKEN } from '../testing/catalogue.ts';

const reservation: { stock: Stock } = { stock: {} };
let shop: Catalogue;
let app: ReturnType<Catalogue['restarted']>;
beforeAll(async () => {
  shop = await openCatalogue(async () => reservation.stock);
  app = shop.restarted();
});
afterAll(() => shop.database.close());

const page = async (id: string) =>
  (await (await shop.as(undefined, app)).ask('GET', `/api/events/${id}`)).body;
const card = async (id: string) =>
  (await (await shop.as(undefined, app)).ask('GET', '/api/events?limit=1000')).body.events.find(
    (event) => event.id === id,
  );

type Inventory = EventData<'inventory.changed'>;

const inventory = (eventId: string, version: number, more: Partial<Inventory> = {}): Inventory => ({
  eventId,
  version,
  soldOut: false,
  minPrice: 30_000,
  maxPrice: 90_000,
  ticketTypeCount: 2,
  stock: [],
  ...more,
});

const deliver = async (data: object, id: string = crypto.randomUUID(), token = SIDECAR_TOKEN) => {
  const response = await app.request('/events/inventory.changed', {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json', 'dapr-api-token': token },
    body: JSON.stringify({ id, type: 'inventory.changed', data }),
  });
  return { status: response.status, body: await response.json() };
};

test('what sells out is sold out, and back on sale when something returns; cards show it at once', async () => {
  const id = await shop.add();
  expect((await card(id))?.status).toBe('on_sale');
  await deliver(inventory(id, 1, { soldOut: true }));
  expect((await card(id))?.status).toBe('sold_out');
  expect((await page(id)).event.status).toBe('sold_out');
  const soldOut = (await shop.call('/api/events?status=sold_out')).body.events.map((event) => event.id);
  expect(soldOut).toContain(id);
  await deliver(inventory(id, 2));
  expect((await card(id))?.status).toBe('on_sale');
});

test('prices and the number of ticket types come from reservation', async () => {
  const id = await shop.add();
  await deliver(inventory(id, 1));
  expect(await card(id)).toMatchObject({ min_price: 30_000, max_price: 90_000, ticket_type_count: 2 });
  await deliver(inventory(id, 2, { minPrice: null, maxPrice: null, ticketTypeCount: 0 }));
  expect(await card(id)).toMatchObject({ min_price: null, max_price: null, ticket_type_count: 0 });
});

test('the page shows the new numbers, not those that were asked for a moment ago', async () => {
  const id = await shop.add();
  const type = {
    id: crypto.randomUUID(),
    name: '일반석',
    price: 30_000,
    total_quantity: 9,
    description: null,
  };
  reservation.stock = { [id]: [{ ...type, available_quantity: 9 }] };
  expect((await page(id)).ticketTypes).toMatchObject([{ available_quantity: 9 }]);
  reservation.stock = { [id]: [{ ...type, available_quantity: 4 }] };
  await deliver(inventory(id, 1));
  expect((await page(id)).ticketTypes).toMatchObject([{ available_quantity: 4 }]);
});

test('31: an older word that comes late changes nothing, nor does the same one twice', async () => {
  const id = await shop.add();
  const delivery = crypto.randomUUID();
  await deliver(inventory(id, 5, { soldOut: true }), delivery);
  await deliver(inventory(id, 4, { minPrice: 1, soldOut: false }));
  await deliver(inventory(id, 5, { minPrice: 2 }));
  await deliver(inventory(id, 6, { minPrice: 3 }), delivery);
  expect(await card(id)).toMatchObject({ status: 'sold_out', min_price: 30_000 });
});

test('the first word of all counts, whatever its version', async () => {
  const id = await shop.add();
  await deliver(inventory(id, 0, { soldOut: true }));
  expect((await card(id))?.status).toBe('sold_out');
});

test('sold out to those before its sale is still upcoming; a cancelled event stays cancelled', async () => {
  const [early, cancelled] = [await shop.add({ saleStartsInHours: 5 }), await shop.add({ cancelled: true })];
  for (const id of [early, cancelled]) await deliver(inventory(id, 1, { soldOut: true }));
  expect((await card(early))?.status).toBe('upcoming');
  expect((await card(cancelled))?.status).toBe('cancelled');
});

test('of an event that is not here it is taken, and nothing comes of it', async () => {
  expect(await deliver(inventory(crypto.randomUUID(), 1))).toMatchObject({
    status: 200,
    body: { status: 'SUCCESS' },
  });
});

test('what breaks the contract is parked, and nobody but the sidecar may say it', async () => {
  const id = await shop.add();
  expect((await deliver({ eventId: id, version: 1 })).body).toEqual({ status: 'DROP' });
  expect((await deliver(inventory(id, 1, { soldOut: true }), undefined, 'forged')).status).toBe(403);
  expect((await card(id))?.status).toBe('on_sale');
});
