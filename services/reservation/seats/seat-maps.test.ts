import { afterAll, beforeAll, expect, test } from 'vitest';
import { newUser } from '#shared/testing/tokens.ts';
import { holdSeats } from '../holds/hold-seats.ts';
import { type BoxOffice, letHoldRunOut, openBoxOffice, putOnSale } from '../testing/box-office.ts';
import { createSeatMaps, type SeatMaps } from './seat-maps.ts';

let office: BoxOffice;
let seatMaps: SeatMaps;
beforeAll(async () => {
  office = await openBoxOffice();
  seatMaps = createSeatMaps(office.db);
});
afterAll(() => office.database.close());

const statuses = async (eventId: string) =>
  JSON.parse((await seatMaps(eventId)).json).seats.map((seat: { status: string }) => seat.status);

test('a seat just held shows as locked to everybody who asks afterwards', async () => {
  const { event, seatIds } = await putOnSale(office, { seats: 20 });
  for (const [index, seatId] of seatIds.entries()) {
    // Requests under way at the same time must not serve later ones an older map.
    const earlier = seatMaps(event.id);
    await holdSeats(office, newUser(), { eventId: event.id, seatIds: [seatId], pass: undefined });
    expect((await statuses(event.id)).filter((status: string) => status === 'locked')).toHaveLength(
      index + 1,
    );
    await earlier;
  }
});

test('a hold that ran out shows as available though nothing was written', async () => {
  const { event, seatIds } = await putOnSale(office, { seats: 1 });
  const held = await holdSeats(office, newUser(), { eventId: event.id, seatIds, pass: undefined });
  expect(await statuses(event.id)).toEqual(['locked']);
  await letHoldRunOut(office, held.id);
  expect(await statuses(event.id)).toEqual(['available']);
});

test('a map that did not change is the same text', async () => {
  const { event } = await putOnSale(office, { seats: 1 });
  expect((await seatMaps(event.id)).json).toBe((await seatMaps(event.id)).json);
});

test('events without seats and unknown ones have no map', async () => {
  const { event } = await putOnSale(office, { stock: [1] });
  await expect(seatMaps(event.id)).rejects.toMatchObject({ code: 'NO_SEAT_LAYOUT' });
  await expect(seatMaps(crypto.randomUUID())).rejects.toMatchObject({ code: 'EVENT_NOT_FOUND' });
});

test('rows are numbered on through the sections of a layout', async () => {
  const { event } = await putOnSale(office, {
    event: {
      layout: {
        sections: [
          { name: 'VIP', rows: 2, seatsPerRow: 2, price: 2, startRow: 1 },
          { name: 'R', rows: 1, seatsPerRow: 3, price: 1, startRow: 3 },
        ],
      },
    },
  });
  const { seats } = JSON.parse((await seatMaps(event.id)).json);
  expect(seats.map((seat: { seat_label: string }) => seat.seat_label)).toEqual([
    'R-3-1',
    'R-3-2',
    'R-3-3',
    'VIP-1-1',
    'VIP-1-2',
    'VIP-2-1',
    'VIP-2-2',
  ]);
});
