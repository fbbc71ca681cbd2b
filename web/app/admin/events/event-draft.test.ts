import { expect, test } from 'vitest';
import { changedFields, contested, draftOf, editOf, emptyEvent, faultsOf } from './event-draft.ts';
import { newTicketType, typeFaults, typeTotals } from './ticket-type-draft.ts';

const event = {
  id: '0',
  title: 'Jazz',
  artist_name: null,
  venue: 'Club',
  address: null,
  description: null,
  poster_image_url: null,
  event_date: '2027-01-14T10:00:00.000Z',
  sale_start_date: '2026-11-29T15:30:18.269Z',
  sale_end_date: '2026-12-30T09:14:00.000Z',
  status: 'on_sale' as const,
  seat_layout_id: null,
  pre_scaled: false,
  created_by: null,
  created_at: '2026-11-01T00:00:00.000Z',
  updated_at: '2026-11-01T00:00:00.000Z',
};
const draft = draftOf(event);

test('an event as it is read has no fault and no change', () => {
  expect(faultsOf(draft).size).toBe(0);
  expect(changedFields(draft, draftOf(event))).toEqual([]);
});

test('an empty form lacks what an event has to have', () => {
  expect([...faultsOf(emptyEvent).keys()]).toEqual([
    'title',
    'venue',
    'saleStartDate',
    'saleEndDate',
    'eventDate',
  ]);
});

test('a sale that does not end after it starts is out of order', () => {
  expect(faultsOf({ ...draft, saleEndDate: draft.saleStartDate }).get('saleEndDate')).toBe('order');
});

test('an edit says only what has changed, so that the seconds of other times stay', () => {
  const mine = { ...draft, title: ' Blues ', address: 'Seoul' };
  expect(editOf(mine, changedFields(draft, mine))).toEqual({ title: 'Blues', address: 'Seoul' });
});

test('two who change different fields, or the same field to the same value, have no conflict', () => {
  const mine = { ...draft, title: 'Blues', venue: 'Hall' };
  expect(contested(draft, mine, { ...draft, address: 'Seoul', venue: 'Hall' })).toEqual([]);
  expect(contested(draft, mine, { ...draft, title: 'Swing' })).toEqual(['title']);
});

test('a ticket type needs a name, a price that may be nothing, and at least one ticket', () => {
  expect([...typeFaults(newTicketType())]).toEqual(['name', 'price', 'totalQuantity']);
  const free = { ...newTicketType(), name: 'Free', price: '0', totalQuantity: '1' };
  expect(typeFaults(free).size).toBe(0);
  expect([...typeFaults({ ...free, price: '2147483648', totalQuantity: '0' })]).toEqual([
    'price',
    'totalQuantity',
  ]);
});

test('the totals of ticket types leave out what is not typed yet', () => {
  const type = { ...newTicketType(), price: '1000', totalQuantity: '20' };
  expect(typeTotals([type, { ...type, totalQuantity: '' }])).toEqual({ tickets: 20, value: 20_000 });
});
