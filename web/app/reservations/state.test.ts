import { expect, test } from 'vitest';
import { grouped, type Listed, stateOf } from './state.ts';

const cancelled = (payment_status: Listed['payment_status']) =>
  ({ status: 'cancelled', payment_status }) as const;

test('a hold is unpaid until its payment is being taken', () => {
  const pending = { status: 'pending', payment_status: 'pending' } as const;
  expect(stateOf(pending)).toBe('unpaid');
  expect(stateOf(pending, { status: 'FAILED' })).toBe('unpaid');
  expect(stateOf(pending, { status: 'PROCESSING' })).toBe('paying');
  expect(stateOf(pending, { status: 'SUCCESS' })).toBe('paying');
});

test('what is given back is refunding until the money is back', () => {
  expect(stateOf(cancelled('completed'))).toBe('refunding');
  expect(stateOf(cancelled('completed'), { status: 'REFUNDED' })).toBe('refunded');
  expect(stateOf(cancelled('refunded'))).toBe('refunded');
});

test('what ended without a payment has lapsed, unless money came late', () => {
  expect(stateOf(cancelled('failed'))).toBe('lapsed');
  expect(stateOf(cancelled('failed'), { status: 'FAILED' })).toBe('lapsed');
  expect(stateOf(cancelled('failed'), { status: 'SUCCESS' })).toBe('refunding');
});

const now = Date.parse('2026-12-01T00:00:00.000Z');
const reservation = (id: string, event_date: string, status: Listed['status'] = 'confirmed'): Listed => ({
  id,
  event_date,
  status,
  payment_status: 'completed',
  reservation_number: id,
  total_amount: 0,
  expires_at: null,
  created_at: event_date,
  event_id: '',
  event_title: '',
  venue: '',
  items: [],
});

test('the next event comes first, the last one before those before it', () => {
  const groups = grouped(
    [
      reservation('far', '2027-02-01T00:00:00.000Z'),
      reservation('old', '2025-01-01T00:00:00.000Z'),
      reservation('begun', '2026-11-30T21:00:00.000Z'),
      reservation('last', '2026-11-01T00:00:00.000Z'),
      reservation('hold', '2027-01-01T00:00:00.000Z', 'pending'),
      reservation('gone', '2027-01-01T00:00:00.000Z', 'cancelled'),
    ],
    now,
  );
  const ids = (list: Listed[]) => list.map(({ id }) => id);
  expect(ids(groups.unpaid)).toEqual(['hold']);
  expect(ids(groups.upcoming)).toEqual(['begun', 'far']);
  expect(ids(groups.past)).toEqual(['last', 'old']);
  expect(ids(groups.ended)).toEqual(['gone']);
});
