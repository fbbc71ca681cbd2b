import { expect, test } from 'vitest';
import { isAll, itemsOf, sumOf } from './picked.ts';

const seat = { seat_id: 's', ticket_type_id: null, label: 'A-1', quantity: 1, unit_price: 50_000 };
const standing = { seat_id: null, ticket_type_id: 't', label: 'Standing', quantity: 3, unit_price: 10_000 };
const items = [seat, standing];

test('seats are given back by name, tickets by number, and only what is picked', () => {
  expect(itemsOf(items, { t: 2 })).toEqual([{ ticket_type_id: 't', quantity: 2 }]);
  expect(itemsOf(items, { s: 1, t: 0 })).toEqual([{ seat_id: 's' }]);
});

test('the price of what is picked is that of its tickets', () => {
  expect(sumOf(items, { s: 1, t: 2 })).toBe(70_000);
});

test('all is all of each', () => {
  expect(isAll(items, { s: 1, t: 2 })).toBe(false);
  expect(isAll(items, { s: 1, t: 3 })).toBe(true);
});
