import { expect, test } from 'vitest';
import { type Choice, needsCard, orderOf, splitOf } from './order.ts';

const due = { id: 'r1', total_amount: 50_000 };
const chosen = (choice: Partial<Choice>): Choice => ({ way: 'card', points: 0, token: 'approve', ...choice });

test('a card pays all of it with the token of the gateway', () => {
  expect(orderOf(chosen({ points: 9_000 }), due)).toEqual({
    by: 'split',
    body: {
      reservation_id: 'r1',
      total_price: 50_000,
      point_used: 0,
      card_amount: 50_000,
      pg_token: 'approve',
    },
  });
});

test('points and card add up to the total', () => {
  expect(orderOf(chosen({ way: 'mixed', points: 12_345 }), due).body).toMatchObject({
    point_used: 12_345,
    card_amount: 37_655,
    pg_token: 'approve',
  });
});

test('what points pay alone goes without a card', () => {
  for (const choice of [chosen({ way: 'point' }), chosen({ way: 'mixed', points: 50_000 })]) {
    expect(orderOf(choice, due).body).toEqual({
      reservation_id: 'r1',
      total_price: 50_000,
      point_used: 50_000,
      card_amount: 0,
    });
    expect(needsCard(choice, due.total_amount)).toBe(false);
  }
});

test('never more points than it costs', () => {
  expect(splitOf(chosen({ way: 'mixed', points: 60_000 }), 50_000)).toEqual({ points: 50_000, card: 0 });
});

test('a method of the shop takes whatever the reservation costs, and needs no card', () => {
  const choice = chosen({ way: { method: 'naver_pay' } });
  expect(orderOf(choice, due)).toEqual({
    by: 'method',
    body: { reservation_id: 'r1', payment_method: 'naver_pay' },
  });
  expect(needsCard(choice, due.total_amount)).toBe(false);
});
