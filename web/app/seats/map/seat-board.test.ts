import { describe, expect, test } from 'vitest';
import { type SeatMap, type SeatStatus, seatBoard } from './seat-board.ts';

const aMap = (...statuses: SeatStatus[]): SeatMap => ({
  event: { id: 'event', title: 'An event' },
  layout: { sections: [{ name: 'R', rows: 1, seatsPerRow: statuses.length, price: 100, startRow: 4 }] },
  seats: statuses.map((status, at) => ({
    id: `seat ${at}`,
    section: 'R',
    row_number: 4,
    seat_number: at + 1,
    seat_label: `R-4-${at + 1}`,
    price: 100,
    status,
  })),
});
const news = (at: number, status: SeatStatus, version: number) => ({ seatId: `seat ${at}`, status, version });

describe('a seat board', () => {
  test('shows each seat where it is', () => {
    const board = seatBoard(aMap('available', 'locked', 'reserved'), 0);
    expect([0, 1, 2].map(board.statusOf)).toEqual(['available', 'locked', 'reserved']);
    expect(board.seatOf(2)?.seat_label).toBe('R-4-3');
    expect(board.freeIn(0)).toBe(1);
  });

  test('follows what it hears, and says which seat it was', () => {
    const board = seatBoard(aMap('available', 'available'), 0);
    const changed: unknown[] = [];
    const stop = board.watch((what) => changed.push(what));
    board.hear(news(1, 'locked', 1), 10);
    board.load(aMap('available', 'reserved'), 20);
    board.load(aMap('available', 'reserved'), 30);
    stop();
    board.hear(news(0, 'locked', 1), 11);
    expect(changed).toEqual([1, 1]);
    expect(board.freeIn(0)).toBe(0);
  });

  test('believes the later version, however late the earlier one comes', () => {
    const board = seatBoard(aMap('available'), 0);
    board.hear(news(0, 'available', 6), 10);
    board.hear(news(0, 'locked', 5), 11);
    expect(board.statusOf(0)).toBe('available');
    board.hear(news(0, 'locked', 6), 12);
    expect(board.statusOf(0)).toBe('available');
  });

  test('takes a map that was asked for later than what it heard', () => {
    const board = seatBoard(aMap('available'), 0);
    board.hear(news(0, 'locked', 1), 10);
    board.load(aMap('available'), 20);
    expect(board.statusOf(0)).toBe('available');
  });

  test('keeps what it heard while the map was on its way', () => {
    const board = seatBoard(aMap('available', 'available'), 0);
    board.hear(news(0, 'locked', 1), 25);
    board.load(aMap('available', 'reserved'), 20);
    expect([0, 1].map(board.statusOf)).toEqual(['locked', 'reserved']);
  });

  test('ignores seats it does not know', () => {
    const board = seatBoard(aMap('available'), 0);
    board.hear(news(7, 'locked', 1), 10);
    expect(board.freeIn(0)).toBe(1);
  });
});
