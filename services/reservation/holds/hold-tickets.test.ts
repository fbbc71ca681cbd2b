import { afterAll, beforeAll, expect, test } from 'vitest';
import { newUser } from '#shared/testing/tokens.ts';
import { type BoxOffice, eventsOf, openBoxOffice, putOnSale } from '../testing/box-office.ts';
import { holdTickets } from './hold-tickets.ts';

let office: BoxOffice;
beforeAll(async () => {
  office = await openBoxOffice();
});
afterAll(() => office.database.close());

const stockOf = async (ticketTypeId = '') =>
  (
    await office.db
      .selectFrom('ticket_types')
      .select('available_quantity')
      .where('id', '=', ticketTypeId)
      .executeTakeFirstOrThrow()
  ).available_quantity;

test('100 buyers at 30 standing tickets: exactly 30 get one, nobody is refused while stock is left', async () => {
  const { event, ticketTypeIds } = await putOnSale(office, { stock: [30] });
  const [ticketTypeId = ''] = ticketTypeIds;
  const results = await Promise.allSettled(
    Array.from({ length: 100 }, () =>
      holdTickets(office, newUser(), {
        eventId: event.id,
        items: [{ ticketTypeId, quantity: 1 }],
        pass: undefined,
      }),
    ),
  );
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(30);
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  expect(refused.map((error) => error.code)).toEqual(Array(70).fill('INSUFFICIENT_STOCK'));
  expect(refused.map((error) => error.details.available)).toEqual(Array(70).fill(0));
  expect(await stockOf(ticketTypeId)).toBe(0);
});

test('negative control: stock read first and written after is sold more often than it is there', async () => {
  const { ticketTypeIds } = await putOnSale(office, { stock: [5] });
  const [id = ''] = ticketTypeIds;
  const sold = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const left = await stockOf(id);
      if (left < 1) return 0;
      await office.db
        .updateTable('ticket_types')
        .set({ available_quantity: left - 1 })
        .where('id', '=', id)
        .execute();
      return 1;
    }),
  );
  expect(sold.reduce<number>((sum, one) => sum + one, 0)).toBeGreaterThan(5);
});

test('buyers of many types in any order neither block each other nor take half of what they want', async () => {
  const { event, ticketTypeIds } = await putOnSale(office, { stock: Array(20).fill(10) });
  const results = await Promise.allSettled(
    Array.from({ length: 100 }, (_, buyer) => {
      const wanted = ticketTypeIds.map((ticketTypeId) => ({ ticketTypeId, quantity: 1 }));
      return holdTickets(office, newUser(), {
        eventId: event.id,
        items: buyer % 2 === 0 ? wanted : wanted.toReversed(),
        pass: undefined,
      });
    }),
  );
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(10);
  for (const id of ticketTypeIds) expect(await stockOf(id)).toBe(0);
});

test('one type short means none is taken', async () => {
  const { event, ticketTypeIds } = await putOnSale(office, { stock: [10, 1] });
  const items = ticketTypeIds.map((ticketTypeId) => ({ ticketTypeId, quantity: 2 }));
  await expect(
    holdTickets(office, newUser(), { eventId: event.id, items, pass: undefined }),
  ).rejects.toMatchObject({
    code: 'INSUFFICIENT_STOCK',
    details: { available: 1 },
  });
  expect(await stockOf(ticketTypeIds[0])).toBe(10);
});

test('what costs nothing is confirmed at once', async () => {
  const { event, ticketTypeIds } = await putOnSale(office, { stock: [10], price: 0 });
  const [ticketTypeId = ''] = ticketTypeIds;
  const held = await holdTickets(office, newUser(), {
    eventId: event.id,
    items: [{ ticketTypeId, quantity: 1 }],
    pass: undefined,
  });
  expect(held).toMatchObject({ totalAmount: 0, expiresAt: null });
  expect(await eventsOf(office, held.id)).toEqual(['reservation.confirmed']);
});

test('types of another event or of none are refused', async () => {
  const [here, there] = [await putOnSale(office, { stock: [1] }), await putOnSale(office, { stock: [1] })];
  const ask = (ticketTypeId: string) =>
    holdTickets(office, newUser(), {
      eventId: here.event.id,
      items: [{ ticketTypeId, quantity: 1 }],
      pass: undefined,
    });
  await expect(ask(there.ticketTypeIds[0] ?? '')).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
  await expect(ask(crypto.randomUUID())).rejects.toMatchObject({ code: 'TICKET_TYPE_NOT_FOUND' });
});
