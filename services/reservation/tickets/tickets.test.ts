import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handleOnce } from '#shared/outbox/handle-once.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { recordRefund } from '../checkout/record-refund.ts';
import { closeOffer } from '../offers/close-offer.ts';
import { administerReservation } from '../reservations/administer.ts';
import { cancelReservation } from '../reservations/cancel-reservation.ts';
import { putOnSale } from '../testing/box-office.ts';
import { deliverPaid, type Held, holdSeat, holdStanding, refundOf } from '../testing/purchases.ts';
import { openTheatre, type Theatre } from '../testing/theatre.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

const ask = ({ id, user }: Held) => theatre.call('GET', `/api/reservations/${id}/tickets`, { as: user });

/** How many tickets of a reservation let somebody in, and how many no longer do. */
async function countOf({ id }: { id: string }) {
  const rows = await theatre.office.db
    .selectFrom('tickets')
    .select('voided_at')
    .where('reservation_id', '=', id)
    .execute();
  const good = rows.filter(({ voided_at }) => voided_at === null).length;
  return { good, void: rows.length - good };
}

describe('a confirmed reservation', () => {
  test('of a seat has one ticket, with all that a page shows', async () => {
    const offer = await putOnSale(theatre.office, { seats: 2 });
    const bought = await theatre.buySeat(offer, 1);
    const { status, headers, body } = await ask(bought);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(body).toEqual({
      tickets: [
        {
          id: expect.any(String),
          code: expect.any(String),
          shortCode: expect.stringMatching(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/),
          label: 'R-1-2',
          section: 'R',
          rowNumber: 1,
          seatNumber: 2,
          usedAt: null,
        },
      ],
      event: {
        id: offer.event.id,
        title: '여름 콘서트',
        venue: '올림픽홀',
        address: '서울 송파구',
        event_date: offer.event.eventDate,
      },
      reservation_number: expect.stringMatching(/^TK/),
    });
  });

  test('of standing tickets has one for each person, all of them different and the same each time', async () => {
    const bought = await theatre.buyStanding(await putOnSale(theatre.office, { stock: [10] }), 4);
    const [first, second] = [(await ask(bought)).body.tickets, (await ask(bought)).body.tickets];
    expect(first).toHaveLength(4);
    for (const field of ['id', 'shortCode', 'code'] as const)
      expect(new Set(first.map((ticket) => ticket[field])).size).toBe(4);
    expect(first[0]).toMatchObject({ label: '1층', section: null, rowNumber: null, seatNumber: null });
    expect(second.map(({ id, shortCode }) => [id, shortCode])).toEqual(
      first.map(({ id, shortCode }) => [id, shortCode]),
    );
  });

  test('that costs nothing has its tickets at once, and none that is good once it is cancelled', async () => {
    const offer = await putOnSale(theatre.office, { stock: [10], price: 0 });
    const guest = await holdStanding(theatre.office, offer, 3);
    expect((await ask(guest)).body.tickets).toHaveLength(3);
    expect(await countOf(guest)).toEqual({ good: 3, void: 0 });
    await cancelReservation(theatre.office, own(guest));
    expect(await countOf(guest)).toEqual({ good: 0, void: 3 });
  });

  test('that payment tells of again has no more tickets than before', async () => {
    const bought = await theatre.buyStanding(await putOnSale(theatre.office, { stock: [10] }), 3);
    await Promise.all([1, 2, 3].map(() => deliverPaid(theatre.office, bought.paid)));
    expect(await countOf(bought)).toEqual({ good: 3, void: 0 });
  });

  test('shows its tickets to its owner alone, and only while it is confirmed', async () => {
    const offer = await putOnSale(theatre.office, { seats: 2 });
    const bought = await theatre.buySeat(offer);
    const path = `/api/reservations/${bought.id}/tickets`;
    expect(await theatre.call('GET', path)).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
    for (const as of [newUser(), newUser('staff'), newUser('admin')])
      expect(await theatre.call('GET', path, { as })).toMatchObject({
        status: 404,
        body: { code: 'RESERVATION_NOT_FOUND' },
      });
    const unpaid = await holdSeat(theatre.office, offer, offer.seatIds[1]);
    expect(await ask(unpaid)).toMatchObject({ status: 409, body: { code: 'ILLEGAL_TRANSITION' } });
    await cancelReservation(theatre.office, { reservationId: bought.id, userId: bought.user.userId });
    expect(await ask(bought)).toMatchObject({ status: 409, body: { code: 'ILLEGAL_TRANSITION' } });
  });
});

describe('the code', () => {
  test('is verified by a browser with the public keys alone, and names ticket, event, seat and reservation', async () => {
    const offer = await putOnSale(theatre.office, { seats: 1 });
    const bought = await theatre.buySeat(offer);
    const { id, code } = await theatre.ticketOf(bought);
    const { reservation_number } = (await ask(bought)).body;
    const published = await theatre.call('GET', '/api/tickets/keys');
    expect(published.headers.get('cache-control')).toBe('public, max-age=300');
    expect(JSON.stringify(published.body)).not.toContain('"d"');

    const { alg, typ, kid } = decodeProtectedHeader(code);
    expect([alg, typ]).toEqual(['ES256', 'tkt']);
    const jwk = published.body.keys.find((one) => one.kid === kid);
    if (!jwk) throw new Error('its key is not published');
    const curve = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
    const key = await crypto.subtle.importKey('jwk', jwk, curve, false, ['verify']);
    const [header, payload, signature = ''] = code.split('.');
    const signed = Buffer.from(`${header}.${payload}`);
    expect(await crypto.subtle.verify(curve, key, Buffer.from(signature, 'base64url'), signed)).toBe(true);

    const claims = decodeJwt(code);
    const hex = (short: unknown) => Buffer.from(String(short), 'base64url').toString('hex');
    expect(hex(claims.jti)).toBe(id.replaceAll('-', ''));
    expect(hex(claims.evt)).toBe(offer.event.id.replaceAll('-', ''));
    expect(claims).toMatchObject({ lbl: 'R-1-1', num: reservation_number, iat: expect.any(Number) });
    expect(code.length).toBeLessThan(330);
  });
});

describe('a ticket lets nobody in any more', () => {
  test('once its part was refunded; the others do, and those that are used stay longest', async () => {
    const offer = await putOnSale(theatre.office, { stock: [10] });
    const bought = await theatre.buyStanding(offer, 3);
    const [unused, , used] = await theatre.ticketsOf(bought);
    await theatre.show(used?.code ?? '', offer);
    const items = bought.paid.reservation.items.map((item) => ({ ...item, quantity: 2 }));
    const part = refundOf(bought.paid, { items, left: 50_000 });
    for (const id of [crypto.randomUUID(), crypto.randomUUID()])
      await handleOnce(theatre.office.db, id, (tx) => recordRefund(tx, part));
    expect(await countOf(bought)).toEqual({ good: 1, void: 2 });
    expect(await theatre.ticketsOf(bought)).toMatchObject([{ id: used?.id }]);
    expect(await theatre.show(unused?.code ?? '', offer)).toMatchObject({ result: 'cancelled' });
  });

  test.each([
    ['its owner cancels', (bought) => cancelReservation(theatre.office, own(bought))],
    [
      'an administrator cancels',
      ({ id }) =>
        administerReservation(theatre.office, newUser('admin'), { id, status: 'cancelled' as const }),
    ],
    [
      'all money is back',
      ({ paid }) =>
        handleOnce(theatre.office.db, crypto.randomUUID(), (tx) => recordRefund(tx, refundOf(paid))),
    ],
    [
      'its event is called off',
      ({ offer }) => closeOffer(theatre.office, { ...offer.event, version: 2, status: 'cancelled' as const }),
    ],
  ] satisfies [string, (bought: Bought) => Promise<unknown>][])('once %s', async (_, act) => {
    const bought = await theatre.buyStanding(await putOnSale(theatre.office, { stock: [5] }), 2);
    const { code } = await theatre.ticketOf(bought);
    await act(bought);
    expect(await countOf(bought)).toEqual({ good: 0, void: 2 });
    expect(await theatre.show(code, bought.offer)).toMatchObject({ result: 'cancelled' });
  });

  test('and the next buyer of the seat has one of their own', async () => {
    const offer = await putOnSale(theatre.office, { seats: 1 });
    const first = await theatre.buySeat(offer);
    const given = await theatre.ticketOf(first);
    await cancelReservation(theatre.office, own(first));
    const now = await theatre.ticketOf(await theatre.buySeat(offer));
    expect(now.id).not.toBe(given.id);
    expect(await theatre.show(given.code, offer)).toMatchObject({ result: 'cancelled' });
    expect(await theatre.show(now.code, offer)).toMatchObject({ result: 'admitted' });
  });
});

type Bought = Awaited<ReturnType<Theatre['buyStanding']>>;
const own = ({ id, user }: Held) => ({ reservationId: id, userId: user.userId });
