import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Account } from '../story/client/account.ts';
import { type Answer, ask, request } from '../story/client/http.ts';
import { until } from '../story/client/until.ts';
import { expectBooksToAgree } from './system/books.ts';
import { count } from './system/databases.ts';
import { eventWithTickets } from './system/new-event.ts';
import { outcomes } from './system/outcomes.ts';
import { parts } from './system/parts.ts';
import { newBuyer, newStaff, theAdmin } from './system/people.ts';
import { origin } from './system/places.ts';
import { toRead } from './system/scene.ts';

const Tickets = z.object({ tickets: z.array(z.object({ id: z.uuid(), code: z.string() })) });
const Told = z.object({ result: z.string() });
const Batch = z.object({ results: z.array(Told) });

let [staff, second]: Account[] = [];
beforeAll(async () => {
  [staff, second] = [await newStaff(), await newStaff()];
});
afterAll(expectBooksToAgree);

/** A buyer with so many tickets for one event, and each of them as a door scans it. */
async function tickets(quantity: number, price = 0) {
  const [buyer, event] = await Promise.all([newBuyer(), eventWithTickets(quantity, price)]);
  const { id, totalAmount } = await buyer.holdTickets(event.id, [
    { ticketTypeId: event.ticketTypeId, quantity },
  ]);
  if (price > 0) await buyer.pay({ reservationId: id, points: 0, card: totalAmount });
  await toRead('confirmed', { buyer, id });
  const { token } = buyer;
  const mine = await ask(origin, 'GET', `/api/reservations/${id}/tickets`, Tickets, { token });
  const scans = mine.tickets.map(({ code }) => ({ code, eventId: event.id, nonce: crypto.randomUUID() }));
  return { buyer, event, id, scans, scan: scans[0] };
}

const show = (body: unknown, as = staff) =>
  request(origin, 'POST', '/api/check-ins', { token: as?.token, body });
const showAll = (checkIns: unknown[], as = staff) =>
  request(origin, 'POST', '/api/check-ins/batch', { token: as?.token, body: { checkIns } });

const resultOf = ({ status, body }: Answer) => (status === 200 ? Told.parse(body).result : status);
const admitted = ({ id }: { id: string }) =>
  count('reservation', 'select count(admitted_at) from tickets where reservation_id = $1', [id]);

test('reservation is killed while people come in: who is scanned again with the same scan is let in, and nobody twice', async () => {
  const { scans, id } = await tickets(80);
  const first = scans.map((scan) => show(scan).then(resultOf));
  await Promise.race(first);
  await parts.kill('reservation');
  const heard = await Promise.all(first);
  expect(heard.every((result) => result === 'admitted' || result === 503)).toBe(true);
  await parts.start('reservation');
  const again = await Promise.all(scans.map((scan) => show(scan).then(resultOf)));
  expect(new Set(again)).toEqual(new Set(['admitted']));
  const others = scans.map((scan) => ({ ...scan, nonce: crypto.randomUUID() }));
  const { results } = Batch.parse((await showAll(others, second)).body);
  expect(new Set(results.map(({ result }) => result))).toEqual(new Set(['already_used']));
  expect(await admitted({ id })).toBe(80);
});

test('PostgreSQL is away: a door hears so, nobody half comes in, and afterwards all is as before', async () => {
  const { scans, scan, id } = await tickets(5);
  await parts.without('postgres', async () => {
    for (const answer of [await show(scan), await showAll(scans)])
      expect(answer).toMatchObject({ status: 503, body: { code: 'UPSTREAM_UNAVAILABLE' } });
  });
  await until(
    'doors are open again',
    () => showAll(scans),
    ({ status }) => status === 200,
    30_000,
  );
  expect(await admitted({ id })).toBe(5);
});

test('Redis is away: people come in all the same', async () => {
  const { scans } = await tickets(3);
  await parts.without('redis', async () => {
    expect(await Promise.all(scans.map((scan) => show(scan).then(resultOf)))).toEqual([
      'admitted',
      'admitted',
      'admitted',
    ]);
  });
});

test('who is no longer staff checks no tickets with the token they had', async () => {
  const { scan } = await tickets(1);
  const gone = await newStaff();
  expect(resultOf(await show({ ...scan, code: 'none' }, gone))).toBe('unknown');
  await (await theAdmin()).setRole(gone.user.id, 'user');
  await until(
    'the role is taken away',
    () => show({ ...scan, code: 'none' }, gone),
    ({ status }) => status === 403,
  );
  expect(resultOf(await show(scan, gone))).toBe(403);
  expect(resultOf(await show(scan))).toBe('admitted');
});

test('a paid ticket at two doors and its owner who cancels, all at once: one comes in, or the money goes back', async () => {
  const scenes = await Promise.all(Array.from({ length: 8 }, () => tickets(1, 20_000)));
  for (const { buyer, id, scan } of scenes) {
    const [doors, ends] = await Promise.all([
      Promise.all(
        [staff, second].map((as) => show({ ...scan, nonce: crypto.randomUUID() }, as).then(resultOf)),
      ),
      outcomes([buyer.cancel(id)]),
    ]);
    const cameIn = doors.filter((result) => result === 'admitted').length;
    expect({ cameIn, ends }).toEqual(
      ends.done ? { cameIn: 0, ends: { done: 1 } } : { cameIn: 1, ends: { ILLEGAL_TRANSITION: 1 } },
    );
  }
});
