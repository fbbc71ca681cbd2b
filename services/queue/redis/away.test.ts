import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { aFragileRedis } from '../testing/fragile-redis.ts';
import { APP_API_TOKEN, aBuyer, anEvent, listen, type Replica, startReplica } from '../testing/replica.ts';
import { channelsOf } from '../testing/sockets.ts';

const JOINS = ['join-event', 'join-queue', 'join-seat-selection'];
const event = anEvent();
let redis: Awaited<ReturnType<typeof aFragileRedis>>;
let replica: Replica;
beforeAll(async () => {
  redis = await aFragileRedis();
  replica = await startReplica([event], { threshold: 1 }, { redis: { address: redis.address } });
});
afterAll(() => {
  replica.stop();
  redis.cut();
});

test('with Redis away all is refused fast, sockets stay, and it all comes back by itself', async () => {
  const [inside, waiting, late] = [await aBuyer(), await aBuyer(), await aBuyer()];
  const status = (buyer = waiting) => buyer.call(replica.url, 'GET', `/api/queue/status/${event.id}`);
  await inside.call(replica.url, 'POST', `/api/queue/check/${event.id}`);
  await waiting.call(replica.url, 'POST', `/api/queue/check/${event.id}`);
  const socket = waiting.connect(replica.url);
  const { of } = listen(socket);
  await vi.waitFor(() => expect(socket.connected).toBe(true));
  socket.emit('join-queue', { eventId: event.id });
  await vi.waitFor(() =>
    expect(channelsOf(replica, socket)).toContain(`queue:${event.id}:${waiting.userId}`),
  );

  for (const trouble of [redis.cut, redis.hang]) {
    trouble();
    const startedAt = performance.now();
    const refused = await status();
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(refused).toMatchObject({ status: 503, body: { code: 'UPSTREAM_UNAVAILABLE' } });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await fetch(`${replica.url}/health/redis`)).status).toBe(503);
    expect((await fetch(`${replica.url}/health/all`)).status).toBe(503);
    expect((await fetch(`${replica.url}/health`)).status).toBe(200);
    const delivered = await replica.app.request('/events/event.published', deliver(anEvent()));
    expect(await delivered.json()).toEqual({ status: 'RETRY' });

    const newcomer = late.connect(replica.url);
    await vi.waitFor(() => expect(newcomer.connected).toBe(true));
    const [known, unknown] = [event.id, crypto.randomUUID()];
    for (const eventId of [known, unknown]) for (const name of JOINS) newcomer.emit(name, { eventId });
    const joined = [known, unknown].flatMap((eventId) => [
      `event:${eventId}`,
      `queue:${eventId}`,
      `queue:${eventId}:${late.userId}`,
      `seats:${eventId}`,
    ]);
    await vi.waitFor(
      () => expect(channelsOf(replica, newcomer)).toEqual(expect.arrayContaining(joined)),
      3_000,
    );
    newcomer.disconnect();
    expect(socket.connected).toBe(true);

    redis.cut();
    await redis.mend();
    await vi.waitFor(async () => expect((await status()).status).toBe(200), 5_000);
    expect((await status()).body).toMatchObject({ queued: true, position: 1 });
  }
  await inside.call(replica.url, 'POST', `/api/queue/leave/${event.id}`);
  await vi.waitFor(() => expect(of('queue-entry-allowed')).toHaveLength(1), 5_000);
  socket.disconnect();
});

const deliver = (data: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'dapr-api-token': APP_API_TOKEN },
  body: JSON.stringify({ id: crypto.randomUUID(), data }),
});
