import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeOffer } from '../offers/close-offer.ts';
import { cancelReservation } from '../reservations/cancel-reservation.ts';
import { putOnSale } from '../testing/box-office.ts';
import { openTheatre, type ShownTicket, type Theatre } from '../testing/theatre.ts';
import { hashOfShortCode } from '../tickets/short-code.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const ask = (path: string, headers = {}) =>
  theatre.call('GET', `/api/check-ins/events${path}`, { as: theatre.staff, headers });

test('the list has what is on today and later, the next first, and neither what is long over nor what is called off', async () => {
  const on = (days: number) =>
    putOnSale(theatre.office, { stock: [9], event: { eventDate: inDays(days), saleEndDate: inDays(0.02) } });
  const [later, today, over, off] = [await on(5), await on(0.1), await on(0.2), await on(1)];
  await sql`update event_copies set event_date = now() - interval '25 hours' where id = ${over.event.id}`.execute(
    theatre.office.db,
  );
  await closeOffer(theatre.office, { ...off.event, version: 2, status: 'cancelled' });
  const bought = await theatre.buyStanding(today, 3);
  const ticket = await theatre.ticketOf(bought);
  await theatre.show(ticket.code, today);
  const { body } = await ask('');
  expect(body.events).toEqual([
    {
      event: {
        id: today.event.id,
        title: '여름 콘서트',
        venue: '올림픽홀',
        event_date: today.event.eventDate,
      },
      counts: { tickets: 3, admitted: 1 },
    },
    { event: expect.objectContaining({ id: later.event.id }), counts: { tickets: 0, admitted: 0 } },
  ]);
});

test('an event has all its tickets, the used and the cancelled too, and of short codes only what they hash to', async () => {
  const offer = await putOnSale(theatre.office, { seats: 3 });
  const [used, cancelled, valid] = [
    await theatre.buySeat(offer, 0),
    await theatre.buySeat(offer, 1),
    await theatre.buySeat(offer, 2),
  ];
  const [first, second, third] = [
    await theatre.ticketOf(used),
    await theatre.ticketOf(cancelled),
    await theatre.ticketOf(valid),
  ];
  await theatre.show(first.code, offer);
  await cancelReservation(theatre.office, { reservationId: cancelled.id, userId: cancelled.user.userId });
  const { body } = await ask(`/${offer.event.id}`);
  expect(body).toMatchObject({
    event: { id: offer.event.id },
    counts: { tickets: 2, admitted: 1 },
    next: null,
  });
  const line = ({ id, shortCode, label }: ShownTicket, status: string) => ({
    id,
    shortCodeHash: hashOfShortCode(shortCode.replaceAll('-', '')),
    label,
    status,
  });
  expect(body.tickets).toHaveLength(3);
  expect(body.tickets).toEqual(
    expect.arrayContaining([line(first, 'used'), line(second, 'cancelled'), line(third, 'valid')]),
  );
});

test('thousands of tickets come page by page, each once', async () => {
  const offer = await putOnSale(theatre.office, { stock: [4_900] });
  await theatre.buyStanding(offer, 4_900);
  const seen: string[] = [];
  const sizes: number[] = [];
  let after = '';
  do {
    const { body } = await ask(`/${offer.event.id}${after && `?after=${after}`}`);
    seen.push(...body.tickets.map(({ id }) => id));
    sizes.push(body.tickets.length);
    after = body.next ?? '';
  } while (after);
  expect(sizes).toEqual([2_000, 2_000, 900]);
  expect(new Set(seen).size).toBe(4_900);
});

test('a list is compressed for who takes it', async () => {
  const offer = await putOnSale(theatre.office, { stock: [50] });
  await theatre.buyStanding(offer, 50);
  const path = `/${offer.event.id}`;
  expect((await ask(path)).headers.get('content-encoding')).toBeNull();
  const { headers, bytes } = await theatre.read(`/api/check-ins/events${path}`, {
    'accept-encoding': 'gzip, br',
  });
  expect(headers.get('content-encoding')).toBe('gzip');
  expect(JSON.parse(gunzipSync(bytes).toString()).tickets).toHaveLength(50);
});

test('an event that does not exist is not there, and a page after nothing is refused', async () => {
  expect(await ask(`/${crypto.randomUUID()}`)).toMatchObject({
    status: 404,
    body: { code: 'EVENT_NOT_FOUND' },
  });
  expect(await ask('/7')).toMatchObject({ status: 400, body: { code: 'INVALID_ID' } });
  expect(await ask(`/${crypto.randomUUID()}?after=x`)).toMatchObject({ status: 400 });
});
