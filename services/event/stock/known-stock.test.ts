import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { rememberStock } from './known-stock.ts';
import type { TicketType } from './ticket-types.ts';

// Before the imports, for the cache takes its clock as it is loaded; and it takes zero for no time.
vi.hoisted(() =>
  vi.useFakeTimers({ toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'] }).advanceTimersByTime(1),
);
afterAll(() => {
  vi.useRealTimers();
});

const eventId = crypto.randomUUID();
const tickets = (left: number, price = 50_000): TicketType => ({
  id: crypto.randomUUID(),
  name: '일반석',
  price,
  total_quantity: 100,
  available_quantity: left,
  description: null,
});

/** Reservation, as far as it is asked for stock. */
const reservation = { stock: [tickets(100)], asked: 0, away: false };
beforeEach(() => {
  Object.assign(reservation, { stock: [tickets(100)], asked: 0, away: false });
});
async function ask(eventIds: string[]) {
  reservation.asked += 1;
  if (reservation.away) throw new Error('reservation is away');
  return eventIds.includes(eventId) ? { [eventId]: reservation.stock } : {};
}

test('however many look at once, reservation is asked once in two seconds', async () => {
  const { of: stockOf } = rememberStock(ask);
  const [first] = await Promise.all(Array.from({ length: 50 }, () => stockOf(eventId)));
  expect(first).toEqual(reservation.stock);
  vi.advanceTimersByTime(1_900);
  await stockOf(eventId);
  expect(reservation.asked).toBe(1);

  reservation.stock = [tickets(7)];
  vi.advanceTimersByTime(200);
  expect(await stockOf(eventId)).toEqual(reservation.stock);
  expect(reservation.asked).toBe(2);
});

test('the dearest come first', async () => {
  const [cheap, dear, middle] = [tickets(1, 10_000), tickets(1, 90_000), tickets(1, 50_000)];
  reservation.stock = [cheap, dear, middle];
  expect(await rememberStock(ask).of(eventId)).toEqual([dear, middle, cheap]);
});

test('while reservation is away the last numbers stand, and it is not asked by every page', async () => {
  const { of: stockOf } = rememberStock(ask);
  const last = await stockOf(eventId);
  reservation.away = true;
  for (let minute = 0; minute < 3; minute++) {
    vi.advanceTimersByTime(60_000);
    for (let page = 0; page < 10; page++) expect(await stockOf(eventId)).toEqual(last);
  }
  expect(reservation.asked).toBe(1 + 3);
  reservation.away = false;
  reservation.stock = [tickets(3)];
  vi.advanceTimersByTime(2_001);
  expect(await stockOf(eventId)).toEqual(reservation.stock);
});

test('an event of which reservation never said a thing has no tickets, whether it is there or away', async () => {
  expect(await rememberStock(ask).of(crypto.randomUUID())).toEqual([]);
  reservation.away = true;
  expect(await rememberStock(ask).of(eventId)).toEqual([]);
});
