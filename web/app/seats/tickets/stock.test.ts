import { describe, expect, test } from 'vitest';
import { type Heard, itemsOf, leftOf, shortagesOf, totalOf, withNews } from './stock.ts';

const news = (version: number, availableQuantity: number, at = 10): Heard => ({
  ticketTypeId: 'standing',
  availableQuantity,
  totalQuantity: 100,
  version,
  at,
});
const standing = { id: 'standing', available_quantity: 50 };

describe('how many are left', () => {
  test('is what was heard since the answer was asked for', () => {
    expect(leftOf(standing, 5, withNews([], news(3, 40)))).toBe(40);
    expect(leftOf(standing, 15, withNews([], news(3, 40)))).toBe(50);
    expect(leftOf(standing, 5, [])).toBe(50);
  });

  test('is what the later version says, in whatever order they come', () => {
    const known = withNews(withNews([], news(4, 30)), news(3, 40, 11));
    expect(leftOf(standing, 5, known)).toBe(30);
    expect(leftOf(standing, 5, withNews(known, news(5, 29, 12)))).toBe(29);
  });
});

test('what is wanted is sent, and costs what it says', () => {
  const types = [
    { id: 'a', price: 100 },
    { id: 'b', price: 30 },
  ];
  expect(itemsOf({ a: 2, b: 0 })).toEqual([{ ticketTypeId: 'a', quantity: 2 }]);
  expect(totalOf(types, { a: 2, b: 1 })).toBe(230);
});

test('a refusal says of which kind there are how many', () => {
  const details = { available: 1, ticketTypes: [{ id: 'a', available: 1 }, null, { id: 2 }] };
  expect([...shortagesOf(details)]).toEqual([['a', 1]]);
  expect(shortagesOf({}).size).toBe(0);
});
