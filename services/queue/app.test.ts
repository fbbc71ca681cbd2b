import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventsOnSale } from './testing/events-on-sale.ts';
import { inside } from './testing/inside.ts';
import { aBuyer, anEvent, type Replica, startReplica } from './testing/replica.ts';

const { events, onSale } = eventsOnSale();
let replica: Replica;
beforeAll(async () => {
  replica = await startReplica(events, { threshold: 1 });
});
afterAll(() => replica.stop());

describe('an event that was deleted', () => {
  test('has no door any more, but does not fail those who still ask', async () => {
    const event = anEvent();
    const [admin, buyer] = [await aBuyer('admin'), await aBuyer()];
    const publish = (data: unknown) =>
      inside(replica.url, '/events/event.published', { id: crypto.randomUUID(), data });
    await publish(event);
    await buyer.call(replica.url, 'POST', `/api/queue/check/${event.id}`);
    await publish({ ...event, version: 2, status: 'deleted' });
    const gone = { status: 404, body: { code: 'EVENT_NOT_FOUND' } };
    expect(await buyer.call(replica.url, 'POST', `/api/queue/check/${event.id}`)).toMatchObject(gone);
    expect(await admin.call(replica.url, 'GET', `/api/queue/admin/${event.id}`)).toMatchObject(gone);
    const asked = await inside(replica.url, '/internal/admissions', {
      eventId: event.id,
      userId: buyer.userId,
    });
    expect(await asked.json()).toEqual({ ok: false, code: 'EVENT_NOT_FOUND' });
    const status = await buyer.call(replica.url, 'GET', `/api/queue/status/${event.id}`);
    expect(status).toMatchObject({ status: 200, body: { queued: false, admitted: false } });
    expect((await buyer.call(replica.url, 'POST', `/api/queue/leave/${event.id}`)).status).toBe(200);
  });
});

describe('reservation', () => {
  test('is told who is in; nobody is lined up by its asking', async () => {
    const eventId = onSale();
    const [one, two] = [await aBuyer(), await aBuyer()];
    const ask = async (userId: string) =>
      (await inside(replica.url, '/internal/admissions', { eventId, userId })).json();
    expect(await ask(one.userId)).toEqual({
      ok: true,
      admitted: true,
      until: expect.any(String),
      visit: expect.any(Number),
    });
    expect(await ask(two.userId)).toEqual({ ok: true, admitted: false, until: null, visit: null });
    const { body } = await one.call(replica.url, 'GET', `/api/queue/status/${eventId}`);
    expect(body).toMatchObject({ admitted: true, queueSize: 0 });
    const unknown = await inside(replica.url, '/internal/admissions', {
      eventId: crypto.randomUUID(),
      userId: one.userId,
    });
    expect(await unknown.json()).toEqual({ ok: false, code: 'EVENT_NOT_FOUND' });
  });

  test('is believed only through the sidecar', async () => {
    for (const path of ['/internal/admissions', '/events/reservation.expired'])
      expect(await (await inside(replica.url, path, {}, 'guessed')).json()).toMatchObject({
        code: 'FORBIDDEN',
      });
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
