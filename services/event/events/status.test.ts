import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Catalogue, type Offer, openCatalogue } from '../testing/catalogue.ts';

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await openCatalogue();
});
afterAll(() => catalogue.database.close());

/** The status of an event at an instant given by its own dates, to the microsecond. */
async function statusAt(offer: Offer, instant: string): Promise<string> {
  const id = await catalogue.add(offer);
  const { rows } = await sql<{ status: string }>`
    select event_status(events, ${sql.raw(instant)}) as status from events where id = ${id}`.execute(
    catalogue.db,
  );
  return rows[0]?.status ?? 'no such event';
}

const MICROSECOND = `interval '1 microsecond'`;

test.each<[string, string, Offer, string]>([
  ['just before the sale starts', 'upcoming', {}, `sale_start_date - ${MICROSECOND}`],
  ['at the second the sale starts', 'on_sale', {}, 'sale_start_date'],
  ['just before the sale ends', 'on_sale', {}, `sale_end_date - ${MICROSECOND}`],
  ['at the second the sale ends', 'ended', {}, 'sale_end_date'],
  [
    'at the second it begins to play, though its sale goes on',
    'ended',
    { saleEndsInHours: 24, playsInHours: 2 },
    'event_date',
  ],
  [
    'just before it begins to play',
    'on_sale',
    { saleEndsInHours: 24, playsInHours: 2 },
    `event_date - ${MICROSECOND}`,
  ],
  [
    'played before its sale starts',
    'ended',
    { saleStartsInHours: 5, saleEndsInHours: 24, playsInHours: 2 },
    'event_date',
  ],
  ['sold out, while it is on sale', 'sold_out', { soldOut: true }, 'sale_start_date'],
  [
    'sold out to those who came first, before its sale',
    'upcoming',
    { soldOut: true },
    `sale_start_date - ${MICROSECOND}`,
  ],
  ['sold out, after its sale', 'ended', { soldOut: true }, 'sale_end_date'],
  ['cancelled, before its sale', 'cancelled', { cancelled: true }, `sale_start_date - ${MICROSECOND}`],
  ['cancelled and sold out', 'cancelled', { cancelled: true, soldOut: true }, 'sale_start_date'],
  ['cancelled, long ago', 'cancelled', { cancelled: true }, `event_date + interval '1 year'`],
])('an event %s is %s', async (_, status, offer, instant) => {
  expect(await statusAt(offer, instant)).toBe(status);
});
