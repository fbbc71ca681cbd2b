import { expect, test } from 'vitest';
import { isOnSaleAt, nextChange, saleStateAt } from './sale-state.ts';

const at = (time: string) => Date.parse(`2027-03-01T${time}:00Z`);
const event = {
  status: 'upcoming',
  sale_start_date: '2027-03-01T10:00:00.000Z',
  sale_end_date: '2027-03-01T12:00:00.000Z',
  event_date: '2027-03-01T19:00:00.000Z',
} as const;

test('the clock opens and closes the sale, whatever the shop said last', () => {
  expect(saleStateAt(event, at('10:00') - 1)).toBe('upcoming');
  expect(saleStateAt(event, at('10:00'))).toBe('on_sale');
  expect(saleStateAt(event, at('12:00'))).toBe('ended');
});

test('nothing is sold once the event has begun', () => {
  const late = { ...event, sale_end_date: '2027-03-02T12:00:00.000Z' };
  expect(saleStateAt(late, at('18:59'))).toBe('on_sale');
  expect(saleStateAt(late, at('19:00'))).toBe('ended');
});

test('what is sold out is so while it would be on sale, and then has ended', () => {
  const soldOut = { ...event, status: 'sold_out' } as const;
  expect(saleStateAt(soldOut, at('11:00'))).toBe('sold_out');
  expect(saleStateAt(soldOut, at('13:00'))).toBe('ended');
});

test('what is sold out is on sale for who waits for a ticket that comes back', () => {
  const states = (['on_sale', 'sold_out', 'cancelled'] as const).map((status) => ({ ...event, status }));
  expect(states.map((one) => isOnSaleAt(one, at('11:00')))).toEqual([true, true, false]);
  expect(states.map((one) => isOnSaleAt(one, at('13:00')))).toEqual([false, false, false]);
});

test('a cancelled event stays cancelled', () => {
  const cancelled = { ...event, status: 'cancelled' } as const;
  expect(saleStateAt(cancelled, at('11:00'))).toBe('cancelled');
  expect(nextChange([cancelled], at('09:00'))).toBeUndefined();
});

test('the next change is the earliest opening or closing to come', () => {
  const later = { ...event, sale_start_date: '2027-03-01T11:00:00.000Z' };
  expect(nextChange([later, event], at('09:00'))).toBe(at('10:00'));
  expect(nextChange([later, event], at('10:00'))).toBe(at('11:00'));
  expect(nextChange([later, event], at('13:00'))).toBeUndefined();
});
