import { expect, test } from 'vitest';
import { isSoldOut, peopleIn, withStock } from './live-stock.ts';

const event = {
  id: 'e',
  title: 'Standing',
  description: null,
  venue: 'Here',
  address: null,
  artist_name: null,
  created_at: '2027-01-01T00:00:00.000Z',
  created_by: null,
  event_date: '2027-03-01T10:00:00.000Z',
  poster_image_url: null,
  pre_scaled: false,
  sale_start_date: '2027-01-02T00:00:00.000Z',
  sale_end_date: '2027-02-01T00:00:00.000Z',
  seat_layout_id: null,
  status: 'on_sale',
  updated_at: '2027-01-01T00:00:00.000Z',
} as const;
const type = (id: string, left: number) => ({
  id,
  name: id,
  price: 10_000,
  description: null,
  total_quantity: 10,
  available_quantity: left,
});
const page = { event, ticketTypes: [type('a', 3), type('b', 0)] };

test('a message changes the stock of its ticket type and of no other', () => {
  const now = withStock(page, { ticketTypeId: 'a', availableQuantity: 1, totalQuantity: 12, version: 1 });
  expect(now.ticketTypes).toEqual([{ ...type('a', 1), total_quantity: 12 }, type('b', 0)]);
});

test('the last ticket of every type sells the event out, and one given back undoes it', () => {
  const none = { ...page, ticketTypes: [type('a', 0), type('b', 0)] };
  expect(isSoldOut(page)).toBe(false);
  expect(isSoldOut(none)).toBe(true);
  expect(isSoldOut({ event: { ...event, status: 'sold_out' }, ticketTypes: [type('a', 1)] })).toBe(false);
  expect(isSoldOut({ event: { ...event, status: 'sold_out' }, ticketTypes: [] })).toBe(true);
});

test('only a number of people is a number of people', () => {
  expect(peopleIn({ eventId: 'e', userCount: 4 })).toBe(4);
  expect(peopleIn({ eventId: 'e' })).toBeUndefined();
});
