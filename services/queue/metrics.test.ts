import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { eventsOnSale } from './testing/events-on-sale.ts';
import { inside } from './testing/inside.ts';
import { aBuyer, anEvent, type Replica, startReplica } from './testing/replica.ts';
import { openSockets } from './testing/sockets.ts';

const { events, onSale } = eventsOnSale();
let replica: Replica;
beforeAll(async () => {
  replica = await startReplica(events, { threshold: 1 });
});
afterAll(() => replica.stop());
const sockets = openSockets();
afterEach(sockets.close);

test('the metrics name an event by title and artist', async () => {
  const eventId = onSale({ title: '가을밤', artist: '아이유' });
  const [one, two] = [await aBuyer(), await aBuyer()];
  for (const buyer of [one, two]) await buyer.call(replica.url, 'POST', `/api/queue/check/${eventId}`);
  await vi.waitFor(async () => {
    const metrics = await (await fetch(`${replica.url}/metrics`)).text();
    expect(metrics).toContain(
      `tiketi_queue_users_total{event_id="${eventId}",event_title="가을밤",artist="아이유"} 1`,
    );
  });
});

test('a line is counted once in the metrics, under the title of now, and not at all once it is gone', async () => {
  const event = anEvent({ title: '가을밤' });
  const publish = (data: unknown) =>
    inside(replica.url, '/events/event.published', { id: crypto.randomUUID(), data });
  const titleOf = (line: string) => line.match(/title="(.*?)"/)?.[1];
  const series = async () => {
    const metrics = await (await fetch(`${replica.url}/metrics`)).text();
    const lines = metrics.split('\n').filter((line) => line.startsWith('tiketi_queue_users_total{'));
    return lines.flatMap((line) => (line.includes(event.id) && !line.endsWith(' 0') ? titleOf(line) : []));
  };
  await publish(event);
  const [one, two] = [await aBuyer(), await aBuyer()];
  for (const buyer of [one, two]) await buyer.call(replica.url, 'POST', `/api/queue/check/${event.id}`);
  await vi.waitFor(async () => expect(await series()).toEqual(['가을밤']));
  await publish({ ...event, version: 2, title: '겨울밤' });
  await vi.waitFor(async () => expect(await series()).toEqual(['겨울밤']));
  for (const buyer of [two, one]) await buyer.call(replica.url, 'POST', `/api/queue/leave/${event.id}`);
  await vi.waitFor(async () => expect(await series()).toEqual([]), 11_000);
});

test('free slots are those to which somebody could be called up, and none while the room is paused', async () => {
  const eventId = onSale();
  const [one, two, three] = [await aBuyer(), await aBuyer(), await aBuyer()];
  const admin = await aBuyer('admin');
  const set = (settings: object) => admin.call(replica.url, 'PUT', `/api/queue/admin/${eventId}`, settings);
  const shown = async (name: string) => {
    const metrics = await (await fetch(`${replica.url}/metrics`)).text();
    const line = metrics.split('\n').find((one) => one.startsWith(`${name}{event_id="${eventId}"`));
    return Number(line?.split(' ').at(-1));
  };
  const come = (buyer: typeof one) => buyer.call(replica.url, 'POST', `/api/queue/check/${eventId}`);
  for (const buyer of [one, two]) await come(buyer);
  await vi.waitFor(async () => expect(await shown('tiketi_queue_users_total')).toBe(1));
  await set({ threshold: 5, state: 'paused' });
  await come(three);
  await vi.waitFor(async () => expect(await shown('tiketi_queue_users_total')).toBe(2));
  expect([await shown('tiketi_queue_free_slots'), await shown('tiketi_queue_called_up')]).toEqual([0, 0]);
  await set({ state: 'open' });
  await vi.waitFor(async () => expect(await shown('tiketi_queue_called_up')).toBe(2));
});

test('the metrics tell how many sockets a replica has', async () => {
  const metrics = async () => (await fetch(`${replica.url}/metrics`)).text();
  await vi.waitFor(async () => expect(await metrics()).toMatch(/^tiketi_queue_sockets 0$/m));
  const buyer = await aBuyer();
  for (const _ of [1, 2]) await sockets.of(buyer, replica, ['join-queue', { eventId: onSale() }]);
  expect(await metrics()).toMatch(/^tiketi_queue_sockets 2$/m);
});
