import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { metricValue } from '#shared/testing/metric-value.ts';
import { type BoxOffice, letHoldRunOut, openBoxOffice, putOnSale } from '../testing/box-office.ts';
import { beginPayment, holdSeat, holdStanding, payFor } from '../testing/purchases.ts';
import { readStockFigures } from './stock-figures.ts';

let office: BoxOffice;
beforeAll(async () => {
  office = await openBoxOffice();
});
afterAll(() => office.database.close());

async function differences() {
  await readStockFigures(office.db);
  const of = (kind: string) => metricValue('tiketi_stock_differences', { kind });
  return { seats: await of('seats'), tickets: await of('tickets') };
}

test('what is held, paid for, sold or has run out is as its reservations say', async () => {
  const offer = await putOnSale(office, { seats: 4, stock: [10, 5] });
  const [, paying, sold, lapsed] = await Promise.all(
    offer.seatIds.map((seatId) => holdSeat(office, offer, seatId)),
  );
  if (paying) await beginPayment(office, paying);
  if (sold) await payFor(office, sold);
  if (lapsed) await letHoldRunOut(office, lapsed.id);
  await holdStanding(office, offer, 2);
  await payFor(office, await holdStanding(office, offer, 3));
  expect(await differences()).toEqual({ seats: 0, tickets: 0 });
});

test('a seat that is sold to who has not paid, and stock that is gone without a reservation, are counted while on sale', async () => {
  const offer = await putOnSale(office, { seats: 2, stock: [10] });
  const { id } = await holdStanding(office, offer, 2);
  await sql`
    update seats set status = 'reserved', reservation_id = ${id} where id = ${offer.seatIds[0]}`.execute(
    office.db,
  );
  await sql`update ticket_types set available_quantity = 7 where event_id = ${offer.event.id}`.execute(
    office.db,
  );
  expect(await differences()).toEqual({ seats: 1, tickets: 1 });

  await sql`update event_copies set sale_end_date = now() where id = ${offer.event.id}`.execute(office.db);
  expect(await differences()).toEqual({ seats: 0, tickets: 0 });
});

test('a seat of a confirmed reservation that others could have is counted', async () => {
  const offer = await putOnSale(office, { seats: 1 });
  await payFor(office, await holdSeat(office, offer, offer.seatIds[0]));
  await sql`
    update seats set status = 'available', reservation_id = null where event_id = ${offer.event.id}`.execute(
    office.db,
  );
  expect((await differences()).seats).toBe(1);
});
