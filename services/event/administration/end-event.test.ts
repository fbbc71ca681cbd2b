import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AdminDesk, openAdminDesk } from '../testing/admin-desk.ts';

let desk: AdminDesk;
beforeAll(async () => {
  desk = await openAdminDesk();
});
beforeEach(() => desk.begin());
afterAll(() => desk.close());

describe('a cancelled event', () => {
  const cancel = (id: string) => desk.admin.ask('POST', `/api/admin/events/${id}/cancel`);

  test('ends its reservations, is shown as cancelled at once, and everybody hears of it', async () => {
    const id = await desk.created();
    await desk.admin.ask('GET', `/api/events/${id}`);
    desk.reservation.cancels = 3;
    const { status, body } = await cancel(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ cancelledReservations: 3, event: { id, status: 'cancelled' } });
    expect((await desk.admin.ask('GET', `/api/events/${id}`)).body.event.status).toBe('cancelled');
    const facts = (await desk.toldOf(id)).at(-1);
    expect(facts).toMatchObject({ version: 2, status: 'cancelled' });
    expect(desk.reservation.cancelled).toEqual([facts]);
    expect((await desk.auditOf(id)).at(-1)).toMatchObject({
      actor_id: desk.admin.user.userId,
      action: 'event.cancelled',
    });
  });

  test('cannot be cancelled again; one that does not exist is 404', async () => {
    const id = await desk.created();
    await cancel(id);
    expect(await cancel(id)).toMatchObject({ status: 409, body: { code: 'EVENT_ALREADY_CANCELLED' } });
    expect(await cancel(crypto.randomUUID())).toMatchObject({
      status: 404,
      body: { code: 'EVENT_NOT_FOUND' },
    });
  });

  test('by two administrators at once is cancelled by one', async () => {
    const id = await desk.created();
    const answers = await Promise.all([cancel(id), cancel(id), cancel(id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect(await desk.toldOf(id)).toHaveLength(2);
  });

  test('is cancelled also while reservation is away: it hears of it later, and the answer says so', async () => {
    const id = await desk.created();
    desk.reservation.away = true;
    const { status, body } = await cancel(id);
    expect([status, body.cancelledReservations]).toEqual([200, 0]);
    expect(body.message).toContain('곧 이어서');
    expect((await desk.toldOf(id)).at(-1)?.status).toBe('cancelled');
  });
});

describe('a deleted event', () => {
  const remove = (id: string) => desk.admin.ask('DELETE', `/api/admin/events/${id}`);

  test('is gone from lists, pages and what others ask, and its reservations are ended', async () => {
    const id = await desk.created({ title: '지워질 공연' });
    await desk.admin.ask('GET', '/api/events?limit=1000');
    desk.reservation.cancels = 2;
    const { status, body } = await remove(id);
    expect([status, body]).toEqual([200, { message: expect.any(String), cancelledReservations: 2 }]);
    const { events } = (await desk.admin.ask('GET', '/api/events?limit=1000')).body;
    expect(events.map((event) => event.id)).not.toContain(id);
    expect((await desk.admin.ask('GET', `/api/events/${id}`)).status).toBe(404);
    const inside = { 'dapr-api-token': 'token-of-the-sidecar', 'dapr-caller-app-id': 'queue' };
    expect((await desk.shop.call(`/internal/events/${id}`, inside)).body).toEqual({
      ok: false,
      code: 'EVENT_NOT_FOUND',
    });
    const facts = (await desk.toldOf(id)).at(-1);
    expect(facts).toMatchObject({ version: 2, status: 'deleted', title: '지워질 공연' });
    expect(desk.reservation.cancelled).toEqual([facts]);
    expect((await desk.auditOf(id)).at(-1)).toMatchObject({
      action: 'event.deleted',
      details: { title: '지워질 공연' },
    });
  });

  test('may have been cancelled before; nothing can be done with it afterwards', async () => {
    const id = await desk.created();
    await desk.admin.ask('POST', `/api/admin/events/${id}/cancel`);
    expect((await remove(id)).status).toBe(200);
    for (const answer of [
      await remove(id),
      await desk.admin.ask('PUT', `/api/admin/events/${id}`, { title: 'x' }),
      await desk.admin.ask('POST', `/api/admin/events/${id}/cancel`),
    ]) {
      expect(answer).toMatchObject({ status: 404, body: { code: 'EVENT_NOT_FOUND' } });
    }
  });
});
