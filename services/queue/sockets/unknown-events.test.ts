import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { aBuyer, anEvent, type Replica, startReplica } from '../testing/replica.ts';
import { channelsOf, openSockets } from '../testing/sockets.ts';

const event = anEvent();
/** Answers of event-service that a test holds back, by event. */
const heldBack = new Map<string, PromiseWithResolvers<void>>();
let asked: string[] = [];
let replica: Replica;
beforeAll(async () => {
  const fetchEvent = async (id: string) => {
    asked.push(id);
    await heldBack.get(id)?.promise;
    return id === event.id || heldBack.has(id) ? anEvent({ id }) : undefined;
  };
  replica = await startReplica([], {}, { fetchEvent });
});
afterAll(() => replica.stop());
const sockets = openSockets();
afterEach(() => {
  sockets.close();
  asked = [];
});

const ALL = ['join-event', 'join-queue', 'join-seat-selection'];

/** Joins event by event, and then the one that there is: what was asked for before is done by then. */
async function aGuesser(guesses: string[], at = replica) {
  const buyer = await aBuyer();
  const { socket, of } = await sockets.of(buyer, at);
  for (const eventId of guesses) for (const name of ALL) socket.emit(name, { eventId });
  socket.emit('join-event', { eventId: event.id });
  return { buyer, socket, of, channels: () => channelsOf(at, socket).toSorted() };
}
const guesses = (count: number) => Array.from({ length: count }, () => crypto.randomUUID());
const keysNaming = (eventId = '') => replica.redis.keys(`*${eventId}*`);

describe('an event that is in no catalogue', () => {
  test('is joined by nobody, and leaves nothing in Redis', async () => {
    const [eventId = '', ...more] = guesses(4);
    const { buyer, socket, of, channels } = await aGuesser([eventId, ...more]);
    await vi.waitFor(() => expect(of('room-info')).toEqual([{ eventId: event.id, userCount: 1 }]));
    expect(channels()).toEqual([socket.id, `event:${event.id}`].toSorted());
    socket.emit('leave-event', { eventId });
    socket.disconnect();
    await vi.waitFor(async () =>
      expect(await replica.redis.hGet(`queue:session:${buyer.userId}`, 'eventId')).toBe(event.id),
    );
    expect(await keysNaming(eventId)).toEqual([]);
    expect(await replica.redis.hGetAll(`queue:session:${buyer.userId}`)).not.toHaveProperty('queueEventId');
  });

  test('is not asked for again and again: whose account goes on making them up is cut', async () => {
    const { socket } = await aGuesser(guesses(6));
    const cut = new Promise((resolve) => socket.once('disconnect', resolve));
    const other = await aGuesser([]);
    for (let at = 0; at < 10; at++) for (const eventId of guesses(3)) socket.emit('join-event', { eventId });
    expect(await cut).toBe('transport close');
    const known = asked.length;
    expect(known).toBeLessThanOrEqual(36);
    await vi.waitFor(() => expect(other.channels()).toContain(`event:${event.id}`));
    expect(other.socket.connected).toBe(true);
  });
});

describe('while event-service thinks', () => {
  function aSlowEvent() {
    const eventId = crypto.randomUUID();
    const answer = Promise.withResolvers<void>();
    heldBack.set(eventId, answer);
    return { eventId, answer: answer.resolve };
  }
  /** It was asked, so all joins of before were heard. */
  const untilAsked = (eventId: string) => vi.waitFor(() => expect(asked).toContain(eventId));

  test('a join is not lost, and a socket is in nothing else', async () => {
    const { eventId, answer } = aSlowEvent();
    const { socket, channels } = await aGuesser([eventId]);
    await vi.waitFor(() => expect(channels()).toContain(`event:${event.id}`));
    expect(channels()).toHaveLength(2);
    answer();
    await vi.waitFor(() => expect(channels()).toHaveLength(6));
    expect(channels()).toContain(`seats:${eventId}`);
    expect(socket.connected).toBe(true);
  });

  test.each([
    ['leaves has left', ['leave-event'], false],
    ['leaves and joins again is in', ['leave-event', 'join-event'], true],
  ])('who joins, %s', async (_, then, isIn) => {
    const { eventId, answer } = aSlowEvent();
    const { socket } = await sockets.of(await aBuyer(), replica);
    for (const name of ['join-event', ...then, 'join-seat-selection']) socket.emit(name, { eventId });
    await untilAsked(eventId);
    answer();
    await vi.waitFor(() => expect(channelsOf(replica, socket)).toContain(`seats:${eventId}`));
    expect(channelsOf(replica, socket).includes(`event:${eventId}`)).toBe(isIn);
  });

  test('who goes is in nothing afterwards', async () => {
    const { eventId, answer } = aSlowEvent();
    const [goes, stays] = [await aGuesser([eventId]), await aGuesser([eventId])];
    await untilAsked(eventId);
    const { id = '' } = goes.socket;
    goes.socket.disconnect();
    await vi.waitFor(() => expect(replica.hub.of('/').sockets.has(id)).toBe(false));
    answer();
    await vi.waitFor(() => expect(stays.channels()).toContain(`event:${eventId}`));
    expect(replica.hub.of('/').adapter.rooms.get(`event:${eventId}`)).toEqual(new Set([stays.socket.id]));
  });
});

test('while event-service is away, every event is joined', async () => {
  const lonely = await startReplica([], {}, { fetchEvent: () => Promise.reject(new Error('away')) });
  const [eventId = ''] = guesses(1);
  const { channels } = await aGuesser([eventId], lonely);
  await vi.waitFor(() => expect(channels()).toHaveLength(6));
  expect(channels()).toEqual(expect.arrayContaining([`queue:${eventId}`, `seats:${eventId}`]));
  await lonely.stop();
});
