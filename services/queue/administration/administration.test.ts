import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { solveChallenge } from '../../../story/client/solve-challenge.ts';
import {
  APP_API_TOKEN,
  aBuyer,
  anEvent,
  type Buyer,
  type Replica,
  startReplica,
} from '../testing/replica.ts';

const events = [anEvent()];
const told: unknown[] = [];
let replica: Replica;
let admin: Buyer;
beforeAll(async () => {
  const soon = (type: string, data: unknown) => void told.push({ type, data });
  const now = async (type: string, data: unknown) => soon(type, data);
  replica = await startReplica(events, { threshold: 1 }, { tellOthers: { now, soon } });
  admin = await aBuyer('admin');
});
afterAll(() => replica.stop());

/** A room with one person inside and one in the line. */
async function aRoom() {
  const event = anEvent();
  events.push(event);
  const path = (act: string) => `/api/queue/${act}/${event.id}`;
  const room = {
    id: event.id,
    check: (buyer: Buyer) => buyer.call(replica.url, 'POST', path('check')),
    status: async (buyer: Buyer) => (await buyer.call(replica.url, 'GET', path('status'))).body,
    leave: (buyer: Buyer) => buyer.call(replica.url, 'POST', path('leave')),
    set: (settings: object) => admin.call(replica.url, 'PUT', path('admin'), settings),
    report: async () => (await admin.call(replica.url, 'GET', path('admin'))).body,
    clear: () => admin.call(replica.url, 'POST', path('admin/clear')),
    about: (type: string) =>
      told.flatMap((one) =>
        JSON.stringify(one).includes(event.id) && JSON.stringify(one).includes(type) ? [one] : [],
      ),
  };
  const [inside, waiting] = [await aBuyer(), await aBuyer()];
  await room.check(inside);
  await room.check(waiting);
  return { ...room, inside, waiting };
}

const isIn = async (status: Promise<Record<string, unknown>>) => (await status).admitted === true;

describe('a room that is', () => {
  test('paused calls nobody up and lines newcomers up, also where there is room', async () => {
    const room = await aRoom();
    const newcomer = await aBuyer();
    expect(await room.set({ state: 'paused', threshold: 10 })).toMatchObject({ body: { state: 'paused' } });
    expect((await room.check(newcomer)).body).toMatchObject({
      queued: true,
      position: 2,
      state: 'paused',
      estimate: null,
    });
    await replica.rooms.admit(room.id, 0);
    expect(await room.status(room.waiting)).toMatchObject({ queued: true, position: 1 });
    expect(await room.status(room.inside)).toMatchObject({ admitted: true });
    await room.set({ state: 'open' });
    await vi.waitFor(async () => expect(await isIn(room.status(newcomer))).toBe(true));
  });

  test('draining works the line off and takes no newcomers', async () => {
    const room = await aRoom();
    const newcomer = await aBuyer();
    await room.set({ state: 'draining', threshold: 10 });
    await vi.waitFor(async () => expect(await isIn(room.status(room.waiting))).toBe(true));
    expect(await room.check(newcomer)).toMatchObject({
      status: 403,
      body: {
        code: 'QUEUE_NOT_ADMITTED',
        details: { reason: 'draining' },
        error: expect.stringMatching(/[가-힣]/),
      },
    });
    expect(await room.report()).toMatchObject({ currentUsers: 2, queueSize: 0 });
  });

  test('rejecting does neither, and loses nobody their place', async () => {
    const room = await aRoom();
    const newcomer = await aBuyer();
    await room.set({ state: 'rejecting', threshold: 10 });
    expect(await room.check(newcomer)).toMatchObject({
      status: 403,
      body: { details: { reason: 'rejecting' } },
    });
    await replica.rooms.admit(room.id, 0);
    expect(await room.status(room.waiting)).toMatchObject({ queued: true, position: 1, state: 'rejecting' });
    await room.set({ state: 'open' });
    await vi.waitFor(async () => expect(await isIn(room.status(room.waiting))).toBe(true));
    expect((await room.check(newcomer)).body).toMatchObject({ admitted: true });
  });
});

test('the order cannot change under those who wait', async () => {
  const room = await aRoom();
  expect(await room.set({ order: 'preopen-shuffle' })).toMatchObject({
    status: 409,
    body: { code: 'ILLEGAL_TRANSITION', error: expect.stringMatching(/순서/) },
  });
  expect(await room.set({ order: 'fifo', threshold: 2 })).toMatchObject({ status: 200 });
  await vi.waitFor(async () => expect((await room.report()).queueSize).toBe(0));
  expect(await room.set({ order: 'preopen-shuffle' })).toMatchObject({
    status: 200,
    body: { order: 'preopen-shuffle' },
  });
});

test('an admin sees how long the first has waited, how many came, left and lapsed', async () => {
  const room = await aRoom();
  const [leaver, gone] = [await aBuyer(), await aBuyer()];
  await room.check(leaver);
  await room.check(gone);
  await room.leave(leaver);
  const seen = `queue:{${room.id}}:seen`;
  await replica.redis.zAdd(seen, { score: 1, value: gone.userId });
  const arrivals = `queue:{${room.id}}:arrivals`;
  const [number] = (await replica.redis.hGet(arrivals, room.waiting.userId))?.split(':') ?? [];
  await replica.redis.hSet(arrivals, room.waiting.userId, `${number}:${Date.now() - 42_000}`);
  await vi.waitFor(async () => expect(await room.report()).toMatchObject({ queueSize: 1 }));
  const report = await room.report();
  expect(report).toMatchObject({ joined: 3, left: 1, lapsed: 1, admitted: 1, currentUsers: 1 });
  expect(report.oldestWaitSeconds).toBeGreaterThanOrEqual(42);
});

describe('other services are told', () => {
  test('47: that a pass was given back, with the visit it was for', async () => {
    const room = await aRoom();
    const { number } = await replica.rooms.enter(
      { eventId: room.id, userId: room.inside.userId },
      { manner: 'look', solved: false, opensAt: 0, draw: 0 },
    );
    await room.leave(room.waiting);
    expect(room.about('admission.ended')).toEqual([]);
    await room.leave(room.inside);
    const data = { eventId: room.id, userId: room.inside.userId, upTo: number };
    expect(room.about('admission.ended')).toEqual([{ type: 'admission.ended', data }]);
  });

  test('47: that all passes have ended when the room is cleared; who comes then has a later visit', async () => {
    const room = await aRoom();
    await room.clear();
    const [{ data } = { data: undefined }] = room.about('admission.ended') as { data: { upTo: number } }[];
    expect(data).toEqual({ eventId: room.id, userId: null, upTo: expect.any(Number) });
    const { number } = await replica.rooms.enter(
      { eventId: room.id, userId: room.inside.userId },
      { manner: 'enter', solved: false, opensAt: 0, draw: 0 },
    );
    expect(number).toBeGreaterThan(data?.upTo ?? Number.POSITIVE_INFINITY);
  });

  test('what to do while queue is away, in growing versions', async () => {
    const room = await aRoom();
    for (const whenAway of ['closed', 'open']) await room.set({ whenAway });
    await room.set({ threshold: 3 });
    const [first, second, ...more] = room.about('room.changed');
    expect([first, second, more]).toMatchObject([
      { data: { eventId: room.id, whenAway: 'closed' } },
      { data: { whenAway: 'open' } },
      [],
    ]);
    const versions =
      JSON.stringify([first, second])
        .match(/(?<="version":)\d+/g)
        ?.map(Number) ?? [];
    expect(versions).toHaveLength(2);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  });
});

test('newcomers of a room with a challenge have to solve it, also by a poll; others are not asked', async () => {
  const room = await aRoom();
  const newcomer = await aBuyer();
  await room.set({ challenge: 'proof-of-work', threshold: 2 });
  const refused = await room.check(newcomer);
  expect(refused).toMatchObject({
    status: 403,
    body: { code: 'QUEUE_NOT_ADMITTED', details: { reason: 'challenge' } },
  });
  expect(await room.status(newcomer)).toMatchObject({ details: { reason: 'challenge' } });
  const asked = await replica.app.request('/internal/admissions', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'dapr-api-token': APP_API_TOKEN,
      'dapr-caller-app-id': 'reservation',
    },
    body: JSON.stringify({ eventId: room.id, userId: newcomer.userId }),
  });
  expect(await asked.json()).toMatchObject({ ok: true, admitted: false });
  for (const known of [room.inside, room.waiting]) expect(await room.status(known)).toHaveProperty('queued');
  const { challenge } = Asked.parse(refused.body).details;
  const solution = solveChallenge(challenge);
  const path = `/api/queue/check/${room.id}`;
  expect(await newcomer.call(replica.url, 'POST', path, { solution })).toMatchObject({
    status: 200,
    body: { queued: true },
  });
  expect((await room.check(newcomer)).body).toMatchObject({ queued: true });
});

const Asked = z.object({
  details: z.object({ challenge: z.object({ nonce: z.string(), difficulty: z.int() }) }),
});
