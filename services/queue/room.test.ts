import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { admissionPasses } from '#shared/tokens/admission-pass.ts';
import { eventsOnSale } from './testing/events-on-sale.ts';
import { inside } from './testing/inside.ts';
import { ADMISSION_SECRET, aBuyer, anEvent, inDays, type Replica, startReplica } from './testing/replica.ts';

const { events, onSale } = eventsOnSale();
let replica: Replica;
beforeAll(async () => {
  replica = await startReplica(events, { threshold: 1 });
});
afterAll(() => replica.stop());

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
    await vi.waitFor(async () => {
      const called = await two.call(replica.url, 'GET', `/api/queue/status/${eventId}`);
      expect(called.body).toMatchObject({ queued: false, admitted: true, queueSize: 1, currentUsers: 1 });
    });
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
      const asked = await inside(replica.url, '/internal/admissions', { eventId, userId: buyer.userId });
      expect(await asked.json()).toEqual({ ok: true, admitted: true, until: null, visit: null });
    }
  });

  test('knows an event as its newest version says', async () => {
    const event = anEvent({ version: 2, status: 'cancelled' });
    const publish = (data: unknown) =>
      inside(replica.url, '/events/event.published', { id: crypto.randomUUID(), data }).then((answer) =>
        answer.json(),
      );
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
    inside(replica.url, '/events/event.published', {
      id: crypto.randomUUID(),
      data: { ...event, version },
    }),
  );
  await Promise.all(news);
  const after = await Promise.all(
    buyers.map((buyer) => buyer.call(replica.url, 'GET', `/api/queue/status/${event.id}`)),
  );
  for (const { status } of await Promise.all(answers)) expect([200, 404]).toContain(status);
  expect(after.map(({ status }) => status)).toEqual(buyers.map(() => 200));
});
