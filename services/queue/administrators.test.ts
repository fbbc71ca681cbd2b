import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { eventsOnSale } from './testing/events-on-sale.ts';
import { aBuyer, type Buyer, listen, type Replica, startReplica } from './testing/replica.ts';

const { events, onSale } = eventsOnSale();
let replica: Replica;
beforeAll(async () => {
  replica = await startReplica(events, { threshold: 1 });
});
afterAll(() => replica.stop());

describe('an admin', () => {
  test('sees the room and changes its limits while it runs', async () => {
    const eventId = onSale();
    const [admin, one, two] = [await aBuyer('admin'), await aBuyer(), await aBuyer()];
    await one.call(replica.url, 'POST', `/api/queue/check/${eventId}`);
    await two.call(replica.url, 'POST', `/api/queue/check/${eventId}`);
    const path = `/api/queue/admin/${eventId}`;
    expect((await admin.call(replica.url, 'GET', path)).body).toEqual({
      eventId,
      queueSize: 1,
      currentUsers: 1,
      threshold: 1,
      available: 0,
      admitPerSecond: 100,
      state: 'open',
      order: 'fifo',
      whenAway: 'open',
      challenge: 'none',
      admittedLastMinute: 0,
      estimateForLast: null,
      oldestWaitSeconds: 0,
      joined: 1,
      admitted: 1,
      lapsed: 0,
      left: 0,
      recovering: false,
    });
    const widened = await admin.call(replica.url, 'PUT', path, { threshold: 5, admitPerSecond: 50 });
    expect(widened).toMatchObject({ status: 200, body: { threshold: 5, admitPerSecond: 50 } });
    await vi.waitFor(async () =>
      expect((await admin.call(replica.url, 'GET', path)).body).toMatchObject({
        queueSize: 0,
        currentUsers: 2,
      }),
    );
  });

  test('is the only one to do so, and only with sane numbers', async () => {
    const eventId = onSale();
    const [admin, buyer] = [await aBuyer('admin'), await aBuyer()];
    const path = `/api/queue/admin/${eventId}`;
    expect(await buyer.call(replica.url, 'GET', path)).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN' },
    });
    expect(await buyer.call(replica.url, 'PUT', path, { threshold: 9 })).toMatchObject({ status: 403 });
    for (const body of [
      {},
      { threshold: 0 },
      { threshold: -1 },
      { threshold: 1.5 },
      { threshold: '5' },
      { threshold: 2 ** 31 },
      { admitPerSecond: null },
      { state: 'shut' },
      { order: 1 },
      { whenAway: 'perhaps' },
      { challenge: true },
      [],
    ])
      expect(await admin.call(replica.url, 'PUT', path, body)).toMatchObject({
        status: 400,
        body: { code: 'VALIDATION_ERROR' },
      });
    expect((await admin.call(replica.url, 'GET', path)).body).toMatchObject({ threshold: 1 });
  });
});

describe('an admin who clears the room', () => {
  const clear = (admin: Buyer, eventId: string) =>
    admin.call(replica.url, 'POST', `/api/queue/admin/clear/${eventId}`);

  test('puts everybody out, tells those who wait, and lets them come anew', async () => {
    const eventId = onSale();
    const [admin, holder, waiting] = [await aBuyer('admin'), await aBuyer(), await aBuyer()];
    for (const buyer of [holder, waiting])
      await buyer.call(replica.url, 'POST', `/api/queue/check/${eventId}`);
    const socket = waiting.connect(replica.url);
    const ears = listen(socket);
    socket.on('connect', () => socket.emit('join-queue', { eventId }));
    await vi.waitFor(() => expect(replica.hub.of('/').adapter.rooms.has(`queue:${eventId}`)).toBe(true));

    expect(await clear(admin, eventId)).toMatchObject({ status: 200, body: { message: expect.any(String) } });
    await vi.waitFor(() =>
      expect(ears.of('queue-cleared')).toEqual([{ message: expect.stringMatching(/^[가-힣]/) }]),
    );
    expect(ears.of('queue-entry-allowed')).toEqual([]);
    const room = await admin.call(replica.url, 'GET', `/api/queue/admin/${eventId}`);
    expect(room.body).toMatchObject({ queueSize: 0, currentUsers: 0, threshold: 1 });
    const status = (buyer: Buyer) => buyer.call(replica.url, 'GET', `/api/queue/status/${eventId}`);
    expect((await status(waiting)).body).toMatchObject({ queued: false, admitted: true });
    expect((await status(holder)).body).toMatchObject({ queued: true, position: 1 });
    socket.disconnect();
  });

  test('is written down, and so are new limits', async () => {
    const eventId = onSale();
    const [admin, buyer] = [await aBuyer('admin'), await aBuyer()];
    await buyer.call(replica.url, 'POST', `/api/queue/check/${eventId}`);
    await clear(admin, eventId);
    await admin.call(replica.url, 'PUT', `/api/queue/admin/${eventId}`, { threshold: 5 });
    const history = await admin.call(replica.url, 'GET', `/api/queue/admin/${eventId}/history`);
    expect(history.body.changes).toEqual([
      {
        at: expect.stringMatching(/Z$/),
        actorId: admin.userId,
        actorEmail: admin.email,
        action: 'room.changed',
        details: { threshold: 5 },
      },
      expect.objectContaining({ action: 'room.cleared', details: { people: 1 } }),
    ]);
    for (let threshold = 1; threshold <= 101; threshold++)
      await admin.call(replica.url, 'PUT', `/api/queue/admin/${eventId}`, { threshold });
    const { body } = await admin.call(replica.url, 'GET', `/api/queue/admin/${eventId}/history`);
    expect(body.changes).toHaveLength(100);
    const asked = await buyer.call(replica.url, 'GET', `/api/queue/admin/${eventId}/history`);
    expect(asked).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  test('is no buyer, and clears no room of an event that is not there', async () => {
    const eventId = onSale();
    const [admin, buyer] = [await aBuyer('admin'), await aBuyer()];
    await buyer.call(replica.url, 'POST', `/api/queue/check/${eventId}`);
    expect(await clear(buyer, eventId)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    const room = await admin.call(replica.url, 'GET', `/api/queue/admin/${eventId}`);
    expect(room.body).toMatchObject({ currentUsers: 1 });
    expect(await clear(admin, crypto.randomUUID())).toMatchObject({
      status: 404,
      body: { code: 'EVENT_NOT_FOUND' },
    });
    expect(await clear(admin, '17')).toMatchObject({ status: 400, body: { code: 'INVALID_ID' } });
  });
});
