import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { metricValue } from '#shared/testing/metric-value.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { administerReservation } from '../reservations/administer.ts';
import { type Offer, putOnSale } from '../testing/box-office.ts';
import { openTheatre, type Theatre } from '../testing/theatre.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

const HOUR = 3_600_000;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

async function aTicket() {
  const offer = await putOnSale(theatre.office, { stock: [10] });
  const bought = await theatre.buyStanding(offer);
  return { offer, bought, ...(await theatre.ticketOf(bought)) };
}

async function upload(checkIns: object[]) {
  const body = { checkIns };
  return (await theatre.call('POST', '/api/check-ins/batch', { as: theatre.staff, body })).body.results;
}
const scanOf = (code: string, { event }: Offer, said: object = {}) => ({
  code,
  eventId: event.id,
  nonce: crypto.randomUUID(),
  ...said,
});

describe('rights', () => {
  const id = crypto.randomUUID();
  test.each([
    ['POST', '/api/check-ins'],
    ['POST', '/api/check-ins/batch'],
    ['GET', '/api/check-ins/events'],
    ['GET', `/api/check-ins/events/${id}`],
  ])('%s %s is for staff and administrators', async (method, path) => {
    const body = method === 'GET' ? {} : { body: {} };
    const buyer = await theatre.call(method, path, { ...body, as: newUser() });
    expect(buyer).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect(await theatre.call(method, path, body)).toMatchObject({
      status: 401,
      body: { code: 'UNAUTHENTICATED' },
    });
    for (const role of ['staff', 'admin'] as const)
      expect([200, 400, 404]).toContain(
        (await theatre.call(method, path, { ...body, as: newUser(role) })).status,
      );
  });

  test('of staff end at the door', async () => {
    for (const path of ['/api/admin/reservations', '/api/admin/dashboard/stats'])
      expect(await theatre.call('GET', path, { as: theatre.staff })).toMatchObject({
        status: 403,
        body: { code: 'FORBIDDEN' },
      });
  });

  test('a buyer who checks their own ticket leaves it as it was', async () => {
    const { code, offer, bought } = await aTicket();
    await theatre.call('POST', '/api/check-ins', { as: bought.user, body: scanOf(code, offer) });
    expect(await theatre.ticketsOf(bought)).toMatchObject([{ usedAt: null }]);
  });
});

describe('a ticket', () => {
  test('lets in once, by its picture or its short code, and says afterwards when and where', async () => {
    const { id, code, shortCode, offer, bought } = await aTicket();
    const admitted = await theatre.show(code, offer, { device: '정문' });
    expect(admitted).toEqual({
      result: 'admitted',
      ticket: {
        id,
        label: '1층',
        section: null,
        rowNumber: null,
        seatNumber: null,
        reservationNumber: expect.stringMatching(/^TK/),
      },
      usedAt: expect.any(String),
      usedAtDoor: '정문',
    });
    const { usedAt } = admitted;
    for (const shown of [code, shortCode, shortCode.toLowerCase().replaceAll('-', ' ')])
      expect(await theatre.show(shown, offer, { device: '후문' })).toMatchObject({
        result: 'already_used',
        usedAt,
        usedAtDoor: '정문',
      });
    expect(await theatre.ticketsOf(bought)).toMatchObject([{ usedAt }]);
  });

  test('lets in by its short code, typed in any way', async () => {
    const { shortCode, offer } = await aTicket();
    const typed = ` ${shortCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `;
    expect(await theatre.show(typed, offer)).toMatchObject({ result: 'admitted' });
  });

  test('that fifty doors scan at once lets in at one of them', async () => {
    const { code, offer } = await aTicket();
    const before = await metricValue('tiketi_check_ins_total', { result: 'admitted' });
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, door) => theatre.show(code, offer, { device: `${door}` })),
    );
    const admitted = answers.filter(({ result }) => result === 'admitted');
    expect(admitted).toHaveLength(1);
    expect(new Set(answers.map(({ usedAtDoor }) => usedAtDoor))).toEqual(new Set([admitted[0]?.usedAtDoor]));
    expect(answers.filter(({ result }) => result === 'already_used')).toHaveLength(49);
    expect(await metricValue('tiketi_check_ins_total', { result: 'admitted' })).toBe(before + 1);
  });

  test('is told as admitted again to the scan that was it, whose answer was lost', async () => {
    const { code, offer, bought } = await aTicket();
    const nonce = crypto.randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => theatre.show(code, offer, { nonce })));
    const wish = { id: bought.id, status: 'cancelled' as const };
    await administerReservation(theatre.office, newUser('admin'), wish);
    answers.push(await theatre.show(code, offer, { nonce: nonce.toUpperCase() }));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.result).toBe('admitted');
  });

  test('for another event says which, and is good there still', async () => {
    const { code, offer } = await aTicket();
    const other = await putOnSale(theatre.office, { event: { title: '겨울 콘서트' } });
    expect(await theatre.show(code, other)).toMatchObject({
      result: 'wrong_event',
      event: { id: offer.event.id, title: '여름 콘서트' },
    });
    expect(await theatre.show(code, offer)).toMatchObject({ result: 'admitted' });
  });

  test.each(['nonsense', 'a.b.c', '7K2M-9QXA-4T8B', 'x'.repeat(1_000)])('%j is of none', async (code) => {
    const { offer } = await aTicket();
    expect(await theatre.show(code, offer)).toEqual({ result: 'unknown' });
  });

  test('whose code somebody has changed is of none', async () => {
    const [one, other] = [await aTicket(), await aTicket()];
    const [header, , signature] = one.code.split('.');
    const [, payload] = other.code.split('.');
    expect(await theatre.show(`${header}.${payload}.${signature}`, other.offer)).toEqual({
      result: 'unknown',
    });
  });
});

describe('scans that were made without a network', () => {
  test('are answered in their order, each as if it came alone', async () => {
    const [one, other, foreign] = [await aTicket(), await aTicket(), await aTicket()];
    const nonce = crypto.randomUUID();
    const results = await upload([
      scanOf(foreign.code, one.offer),
      scanOf(one.code, one.offer, { device: 'A', nonce }),
      scanOf('nonsense', one.offer),
      scanOf(one.shortCode, one.offer, { device: 'B' }),
      scanOf(one.code, one.offer, { device: 'A', nonce }),
      scanOf(other.code, one.offer),
      scanOf(other.code, other.offer),
    ]);
    expect(results.map(({ result }) => result)).toEqual([
      'wrong_event',
      'admitted',
      'unknown',
      'already_used',
      'admitted',
      'wrong_event',
      'admitted',
    ]);
    expect(results[3]?.usedAtDoor).toBe('A');
  });

  test('keep the time of the scan, but for one that is still to come', async () => {
    const [late, early, ancient] = [await aTicket(), await aTicket(), await aTicket()];
    await theatre.office.db
      .updateTable('tickets')
      .set({ issued_at: new Date(hoursAgo(48)) })
      .where('id', 'in', [early.id, ancient.id])
      .execute();
    const at = hoursAgo(2);
    const [kept, capped, lifted] = await upload([
      scanOf(early.code, early.offer, { at }),
      scanOf(late.code, late.offer, { at: hoursAgo(-5) }),
      scanOf(ancient.code, ancient.offer, { at: '0000-01-01T00:00:00Z' }),
    ]);
    expect(kept).toMatchObject({ result: 'admitted', usedAt: at });
    expect(Math.abs(Date.parse(capped?.usedAt ?? '') - Date.now())).toBeLessThan(60_000);
    expect(Date.parse(lifted?.usedAt ?? '')).toBeGreaterThan(Date.now() - 49 * HOUR);
  });

  test('of one ticket at two doors: the one that is written first lets in, whichever was earlier', async () => {
    const { code, offer } = await aTicket();
    expect(await theatre.show(code, offer, { device: 'A', at: hoursAgo(1) })).toMatchObject({
      result: 'admitted',
    });
    const [second] = await upload([scanOf(code, offer, { device: 'B', at: hoursAgo(2) })]);
    expect(second).toMatchObject({ result: 'already_used', usedAtDoor: 'A' });
  });

  test('of the same tickets from two phones at once, in opposite orders, let each in once', async () => {
    const offer = await putOnSale(theatre.office, { stock: [200] });
    const bought = await theatre.buyStanding(offer, 100);
    const codes: string[] = (await theatre.ticketsOf(bought)).map(({ code }) => code);
    const phones = await Promise.all(
      [codes, codes.toReversed(), codes, codes.toReversed()].map((order) =>
        upload(order.map((code) => scanOf(code, offer))),
      ),
    );
    const admitted = phones.flat().filter(({ result }) => result === 'admitted');
    expect(admitted).toHaveLength(100);
    expect(new Set(admitted.map(({ ticket }) => ticket.id)).size).toBe(100);
  });

  test.each([
    ['none', []],
    ['too many', Array.from({ length: 201 }, () => ({}))],
    ['one that is none', [{ code: 'x' }]],
    ['no list', 'x'],
  ])('%s of them are refused', async (_, checkIns) => {
    const answer = await theatre.call('POST', '/api/check-ins/batch', {
      as: theatre.staff,
      body: { checkIns },
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
  });

  test('two hundred at once are taken', async () => {
    const { code, offer } = await aTicket();
    const results = await upload(Array.from({ length: 200 }, () => scanOf(code, offer)));
    expect(results).toHaveLength(200);
    expect(results.filter(({ result }) => result === 'admitted')).toHaveLength(1);
  });
});
