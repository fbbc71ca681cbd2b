import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { admissionPasses } from '#shared/tokens/admission-pass.ts';
import {
  ADMISSION_SECRET,
  APP_API_TOKEN,
  aBuyer,
  anEvent,
  inDays,
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
      queueSize: 0,
      estimatedWait: 0,
      currentUsers: 1,
      threshold: 1,
      behind: 0,
      admittedUntil: expect.stringMatching(/^\d{4}-.*Z$/),
      pass: expect.any(String),
    });
    expect(await verifyPass(String(body.pass), { eventId, userId: buyer.userId })).toBe(true);
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
    expect(waiting.headers.get('set-cookie')).toBeNull();

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
      expect(await asked.json()).toEqual({ ok: true, admitted: true, until: null });
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
      [],
    ])
      expect(await admin.call(replica.url, 'PUT', path, body)).toMatchObject({
        status: 400,
        body: { code: 'VALIDATION_ERROR' },
      });
    expect((await admin.call(replica.url, 'GET', path)).body).toMatchObject({ threshold: 1 });
  });
});

describe('reservation', () => {
  test('is told who is in; nobody is lined up by its asking', async () => {
    const eventId = onSale();
    const [one, two] = [await aBuyer(), await aBuyer()];
    const ask = async (userId: string) => (await inside('/internal/admissions', { eventId, userId })).json();
    expect(await ask(one.userId)).toEqual({ ok: true, admitted: true, until: expect.any(String) });
    expect(await ask(two.userId)).toEqual({ ok: true, admitted: false, until: null });
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
