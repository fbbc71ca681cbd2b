import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { type Revenue, startRevenue } from '../examples/revenue/start.ts';
import { findDaprd } from '../start/dapr/find-daprd.ts';
import { projectDir } from '../start/places.ts';
import { readRunTemplate } from '../start/template/run-template.ts';
import { until } from '../story/client/until.ts';
import { eventsAbout, paidEventOf, publish } from './system/broker.ts';
import { eventWithSeats } from './system/new-event.ts';
import { buyerWithPoints } from './system/people.ts';
import { appApiToken } from './system/places.ts';

const Sums = z.object({ payments: z.int(), paid: z.int(), refunded: z.int(), revenue: z.int() });
const Report = Sums.extend({
  days: z.array(Sums.extend({ day: z.iso.date() })),
  events: z.array(Sums.extend({ eventId: z.string() })),
  repeats: z.int(),
});

const PRICE = 50_000;
const folder = mkdtempSync(join(tmpdir(), 'tiketi-revenue-'));
let revenue: Revenue;
beforeAll(async () => {
  revenue = await start();
});
afterAll(async () => {
  await revenue?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The example beside the system of these tests. */
function start(): Promise<Revenue> {
  const { env, portOffset, components: place } = inject('system');
  const configFile = join(folder, 'config.yaml');
  const configuration = readFileSync(join(projectDir, 'dapr/config.yaml'), 'utf8');
  const names = `connectionString: ${join(folder, 'names.db')}`;
  writeFileSync(configFile, configuration.replace(/connectionString: .*/, names));
  const daprd = findDaprd();
  if (!daprd) throw new Error('the system runs, and yet there is no daprd');
  const components = readRunTemplate(undefined, 0, place).place.folder;
  const database = join(folder, 'revenue.db');
  return startRevenue({ daprd, configFile, components, database, env, portOffset });
}

const report = async () => Report.parse(await (await fetch(`${revenue.url}/revenue`)).json());

/** What an event has brought, once it has brought so much. */
const brought = (eventId: string, won: number) =>
  until(
    `the event has brought ${won}`,
    async () => (await report()).events.find((one) => one.eventId === eventId),
    (sums) => sums?.revenue === won,
    20_000,
  );

async function soldSeat() {
  const [buyer, event] = await Promise.all([buyerWithPoints(20_000), eventWithSeats(1, PRICE)]);
  const { id } = await buyer.holdSeat(event.id, event.seat().id);
  await buyer.pay({ reservationId: id, points: 20_000, card: PRICE - 20_000 });
  return { buyer, event, id };
}

/** Hands an event to the program as its sidecar would; with another token as anybody else would. */
async function deliver(event: { type: string }, token: string) {
  const response = await fetch(`${revenue.url}/events/${event.type}`, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json', 'dapr-api-token': token },
    body: JSON.stringify(event),
  });
  return { status: response.status, body: await response.json() };
}

test('a program in another language counts what is sold, and what goes back', async () => {
  const { buyer, event, id } = await soldSeat();
  expect(await brought(event.id, PRICE)).toMatchObject({ payments: 1, paid: PRICE, refunded: 0 });
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' }).format(new Date());
  expect((await report()).days.map(({ day }) => day)).toContain(today);
  await buyer.cancel(id);
  expect(await brought(event.id, 0)).toMatchObject({ payments: 1, paid: PRICE, refunded: PRICE });
});

test('an event that is delivered twice is counted once, also over a restart', async () => {
  const { event, id } = await soldSeat();
  await brought(event.id, PRICE);
  const paid = await paidEventOf(id);
  const { repeats } = await report();
  await publish('payment', 'payments', paid);
  await until('the repeat was heard', report, (seen) => seen.repeats > repeats, 20_000);
  // Payment says it again under a new id for as long as it has heard no answer.
  await publish('payment', 'payments', { ...paid, id: crypto.randomUUID() });
  await until('that was heard too', report, (seen) => seen.repeats > repeats + 1, 20_000);
  await brought(event.id, PRICE);

  await revenue.stop();
  revenue = await start();
  expect(await deliver(paid, appApiToken)).toEqual({ status: 200, body: { status: 'SUCCESS' } });
  expect(await brought(event.id, PRICE)).toMatchObject({ payments: 1 });
  expect((await report()).repeats).toBeGreaterThan(repeats + 2);
});

test('what is sold while it is away is counted when it is back', async () => {
  await revenue.stop();
  const { event } = await soldSeat();
  revenue = await start();
  await brought(event.id, PRICE);
});

test('nobody but its sidecar may say what was paid', async () => {
  const { event, id } = await soldSeat();
  await brought(event.id, PRICE);
  const forged = { ...(await paidEventOf(id)), id: crypto.randomUUID() };
  for (const token of ['', 'stolen', `${appApiToken}x`])
    expect((await deliver(forged, token)).status).toBe(403);
  await brought(event.id, PRICE);
});

test('what breaks its contract is dropped, and goes to the dead letters', async () => {
  const broken = {
    id: crypto.randomUUID(),
    type: 'payment.paid',
    data: { reservationId: crypto.randomUUID() },
  };
  for (const event of [broken, { ...broken, data: null }, { ...broken, data: { amount: '1' } }])
    expect(await deliver(event, appApiToken)).toEqual({ status: 200, body: { status: 'DROP' } });
  await publish('payment', 'payments', broken);
  await until(
    'it lies with the dead letters of this program, once',
    () => eventsAbout('dead-revenue', 'payment.paid', broken.data.reservationId),
    (dead) => dead.length === 1,
  );
});
