import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { admissionPasses } from '#shared/tokens/admission-pass.ts';
import {
  ADMISSION_SECRET,
  APP_API_TOKEN,
  aBuyer,
  anEvent,
  type Buyer,
  inDays,
  listen,
  type Replica,
  sleep,
  startReplica,
} from './testing/replica.ts';

const events = [anEvent()];
/** A new event that event-service knows. */
function onSale(facts: Parameters<typeof anEvent>[0] = {}) {
  const event = anEvent(facts);
  events.push(event);
  return event.id;
}
let replica: Replica;
beforeAll(async () => {
  replica = await startReplica(events, { threshold: 1 });
});
afterAll(() => replica.stop());

const inside = (path: string, body: unknown, token = APP_API_TOKEN) =>
  fetch(replica.url + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'dapr-api-token': token,
      ...(path.startsWith('/internal/') && { 'dapr-caller-app-id': 'reservation' }),
    },
    body: JSON.stringify(body),
  });

const { verifyPass } = admissionPasses(ADMISSION_SECRET);

describe('the room', () => {
  test('lets in who comes while there is room, with a pass in body and cookie', async () => {
    const [eventId, buyer] = [onSale(), await aBuyer()];
    const { status, body, headers } = await buyer.call(
      replica.url,
      'POST',
      `/api/queue/check/${eventId}`,
      {},
    );
    expect(status).toBe(200);
    expect(body).toEqual({
      queued: false,
      admitted: true,
      position: 0,
      ahead: 0,
      behind: 0,
      number: null,
      queueSize: 0,
      estimatedWait: 0,
      estimate: null,
      slowed: false,
      currentUsers: 1,
      threshold: 1,
      state: 'open',
      beforeDraw: false,
      recovering: false,
      admittedUntil: expect.stringMatching(/^\d{4}-.*Z$/),
      pass: expect.any(String),
      ticket: null,
    });
    expect(await verifyPass(String(body.pass), { eventId, userId: buyer.userId })).toEqual({
      visit: expect.any(Number),
      endsAt: expect.any(Date),
    });
    const cookie = headers.get('set-cookie') ?? '';
    expect(cookie).toContain(`admission_${eventId}=${body.pass};`);
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/api', 'Max-Age=']) expect(cookie).toContain(part);
  });

  test('lines up the others, and calls the first when somebody leaves', async () => {
    const eventId = onSale();
    const [one, two, three] = [await aBuyer(), await aBuyer(), await aBuyer()];
    await one.call(replica.url, 'POST', '/api/queue/enter', { eventId });
    await two.call(replica.url, 'POST', '/api/queue/enter', { eventId });
    await three.call(replica.url, 'POST', '/api/queue/enter', { eventId });
    const waiting = await two.call(replica.url, 'GET', `/api/queue/status?eventId=${eventId}`);
    expect(waiting.body).toMatchObject({
      queued: true,
      admitted: false,
      position: 1,
      queueSize: 2,
      behind: 1,
    });
    expect(waiting.body).toMatchObject({ admittedUntil: null, pass: null });
    expect(Number(waiting.body.estimatedWait)).toBeGreaterThan(0);
    expect(waiting.headers.get('set-cookie')).not.toContain('admission_');

    const left = await one.call(replica.url, 'POST', `/api/queue/leave/${eventId}`, {});
    expect(left).toMatchObject({ status: 200, body: { message: expect.any(String) } });
    expect(left.headers.get('set-cookie')).toContain('Max-Age=0');
    await sleep(60);
    const called = await two.call(replica.url, 'GET', `/api/queue/status/${eventId}`);
    expect(called.body).toMatchObject({ queued: false, admitted: true, queueSize: 1, currentUsers: 1 });
    const late = await one.call(replica.url, 'GET', `/api/queue/status/${eventId}`);
    expect(late.body).toMatchObject({ queued: false, admitted: false, queueSize: 1 });
    expect((await one.call(replica.url, 'POST', `/api/queue/leave/${eventId}`)).status).toBe(200);
  });

  test('is not there for an event that is over or called off', async () => {
    const buyer = await aBuyer();
    for (const facts of [
      { saleEndDate: inDays(-1) },
      { eventDate: inDays(-1) },
      { status: 'cancelled' as const },
    ]) {
      const eventId = onSale(facts);
      const { body } = await buyer.call(replica.url, 'POST', `/api/queue/check/${eventId}`, {});
      expect(body).toMatchObject({
        queued: false,
        admitted: false,
        currentUsers: 0,
        threshold: 1,
        pass: null,
      });
      const asked = await inside('/internal/admissions', { eventId, userId: buyer.userId });
      expect(await asked.json()).toEqual({ ok: true, admitted: true, until: null, visit: null });
    }
  });

  test('knows an event as its newest version says', async () => {
    const event = anEvent({ version: 2, status: 'cancelled' });
    const publish = (data: unknown) =>
      inside('/events/event.published', { id: crypto.randomUUID(), data }).then((answer) => answer.json());
    expect(await publish(event)).toEqual({ status: 'SUCCESS' });
    expect(await publish({ ...event, version: 1, status: 'scheduled' })).toEqual({ status: 'SUCCESS' });
    const buyer = await aBuyer();
    const { body } = await buyer.call(replica.url, 'POST', `/api/queue/check/${event.id}`);
    expect(body).toMatchObject({ queued: false, admitted: false });
  });
});

test('an event id is one, however it is spelt', async () => {
  const eventId = onSale();
  const [one, two] = [await aBuyer(), await aBuyer()];
  await one.call(replica.url, 'POST', `/api/queue/check/${eventId}`);
  const loud = eventId.toUpperCase();
  for (const [method, path, body] of [
    ['POST', `/api/queue/check/${loud}`, {}],
    ['POST', '/api/queue/enter', { eventId: loud }],
    ['GET', `/api/queue/status?eventId=${loud}`, undefined],
  ] as const)
    expect((await two.call(replica.url, method, path, body)).body).toMatchObject({
      queued: true,
      position: 1,
    });
});

test('news of an event break no answer that is just being given', async () => {
  const event = anEvent();
  const buyers = await Promise.all(Array.from({ length: 30 }, () => aBuyer()));
  const answers = buyers.map((buyer) => buyer.call(replica.url, 'POST', `/api/queue/check/${event.id}`));
  const news = [1, 2, 3].map((version) =>
    inside('/events/event.published', { id: crypto.randomUUID(), data: { ...event, version } }),
  );
  await Promise.all(news);
  const after = await Promise.all(
    buyers.map((buyer) => buyer.call(replica.url, 'GET', `/api/queue/status/${event.id}`)),
  );
  for (const { status } of [...(await Promise.all(answers)), ...after]) expect([200, 404]).toContain(status);
  for (const { status } of after) expect(status).toBe(200);
});

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
    await sleep(60);
    expect((await admin.call(replica.url, 'GET', path)).body).toMatchObject({
      queueSize: 0,
      currentUsers: 2,
    });
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
    const [admin, inside, waiting] = [await aBuyer('admin'), await aBuyer(), await aBuyer()];
    for (const buyer of [inside, waiting])
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
    expect((await status(inside)).body).toMatchObject({ queued: true, position: 1 });
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

describe('an event that was deleted', () => {
  test('has no door any more, but does not fail those who still ask', async () => {
    const event = anEvent();
    const [admin, buyer] = [await aBuyer('admin'), await aBuyer()];
    const publish = (data: unknown) => inside('/events/event.published', { id: crypto.randomUUID(), data });
    await publish(event);
    await buyer.call(replica.url, 'POST', `/api/queue/check/${event.id}`);
    await publish({ ...event, version: 2, status: 'deleted' });
    const gone = { status: 404, body: { code: 'EVENT_NOT_FOUND' } };
    expect(await buyer.call(replica.url, 'POST', `/api/queue/check/${event.id}`)).toMatchObject(gone);
    expect(await admin.call(replica.url, 'GET', `/api/queue/admin/${event.id}`)).toMatchObject(gone);
    const asked = await inside('/internal/admissions', { eventId: event.id, userId: buyer.userId });
    expect(await asked.json()).toEqual({ ok: false, code: 'EVENT_NOT_FOUND' });
    const status = await buyer.call(replica.url, 'GET', `/api/queue/status/${event.id}`);
    expect(status).toMatchObject({ status: 200, body: { queued: false, admitted: false } });
    expect((await buyer.call(replica.url, 'POST', `/api/queue/leave/${event.id}`)).status).toBe(200);
  });
});

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
  const publish = (data: unknown) => inside('/events/event.published', { id: crypto.randomUUID(), data });
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

describe('reservation', () => {
  test('is told who is in; nobody is lined up by its asking', async () => {
    const eventId = onSale();
    const [one, two] = [await aBuyer(), await aBuyer()];
    const ask = async (userId: string) => (await inside('/internal/admissions', { eventId, userId })).json();
    expect(await ask(one.userId)).toEqual({
      ok: true,
      admitted: true,
      until: expect.any(String),
      visit: expect.any(Number),
    });
    expect(await ask(two.userId)).toEqual({ ok: true, admitted: false, until: null, visit: null });
    const { body } = await one.call(replica.url, 'GET', `/api/queue/status/${eventId}`);
    expect(body).toMatchObject({ admitted: true, queueSize: 0 });
    const unknown = await inside('/internal/admissions', {
      eventId: crypto.randomUUID(),
      userId: one.userId,
    });
    expect(await unknown.json()).toEqual({ ok: false, code: 'EVENT_NOT_FOUND' });
  });

  test('is believed only through the sidecar', async () => {
    for (const path of ['/internal/admissions', '/events/reservation.expired'])
      expect(await (await inside(path, {}, 'guessed')).json()).toMatchObject({ code: 'FORBIDDEN' });
  });
});

test('each route refuses strangers, unknown events and malformed ids with the body of the contract', async () => {
  const buyer = await aBuyer();
  const nobody = crypto.randomUUID();
  const routes = [
    ['POST', '/api/queue/check/'],
    ['GET', '/api/queue/status/'],
    ['POST', '/api/queue/leave/'],
  ] as const;
  for (const [method, path] of routes) {
    const anonymous = await fetch(replica.url + path + nobody, { method });
    expect(anonymous.status).toBe(401);
    expect(await anonymous.json()).toMatchObject({ code: 'UNAUTHENTICATED', success: false });
    const forged = await fetch(replica.url + path + nobody, {
      method,
      headers: { authorization: 'Bearer x.y.z' },
    });
    expect(await forged.json()).toMatchObject({ code: 'INVALID_TOKEN' });
    expect(await buyer.call(replica.url, method, `${path}17`)).toMatchObject({
      status: 400,
      body: { code: 'INVALID_ID', error: expect.any(String) },
    });
    if (!path.includes('leave'))
      expect(await buyer.call(replica.url, method, path + nobody)).toMatchObject({
        status: 404,
        body: { code: 'EVENT_NOT_FOUND' },
      });
  }
  for (const body of [{}, { eventId: 1 }, { eventId: 'x'.repeat(9_999) }, { eventId: null }])
    expect(await buyer.call(replica.url, 'POST', '/api/queue/enter', body)).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_ERROR' },
    });
  expect(await buyer.call(replica.url, 'GET', '/api/queue/status')).toMatchObject({ status: 400 });
  expect(await buyer.call(replica.url, 'GET', '/api/queue/nothing')).toMatchObject({
    status: 404,
    body: { code: 'NOT_FOUND' },
  });
});

test('with event-service away and an event never heard of, the room is open', async () => {
  const lonely = await startReplica([], {}, { fetchEvent: () => Promise.reject(new Error('away')) });
  const buyer = await aBuyer();
  const { status, body } = await buyer.call(lonely.url, 'GET', `/api/queue/status/${crypto.randomUUID()}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ queued: false, admitted: true });
  lonely.stop();
});
