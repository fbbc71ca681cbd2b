import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Publication } from '#shared/dapr/publish.ts';
import { SIDECAR_TOKEN } from '#shared/testing/sidecar.ts';
import { createTestIssuer, newUser } from '#shared/testing/tokens.ts';
import type { User } from '#shared/tokens/claims.ts';
import { ALL_WANTED } from '../accounts/wanted.ts';
import { type MailServer, startMailServer } from '../testing/mail-server.ts';
import { aBuyer, aReservation, localClaims, ORIGIN, openPostOffice } from '../testing/post-office.ts';

const admin = newUser('admin');
let server: MailServer;
let issuer: Awaited<ReturnType<typeof createTestIssuer>>;
beforeAll(async () => {
  [server, issuer] = await Promise.all([startMailServer(), createTestIssuer()]);
});
afterAll(() => server.stop());

const reader = {
  userId: crypto.randomUUID(),
  email: '',
  name: 'Kim',
  phone: null,
  locale: 'en' as const,
  notifications: ALL_WANTED,
};
reader.email = `${reader.userId}@example.com`;

/** The service with a broker that keeps what it takes, and delivers it when told. */
function office({ isAway = false, authIsAway = false, wanted = ALL_WANTED } = {}) {
  const kept: Publication[] = [];
  const { app, deliver, logged } = openPostOffice(server.port, localClaims(), {
    verify: issuer.verify,
    async publish(event) {
      if (isAway) throw new Error('broker away');
      kept.push(event);
    },
    async findAccount(userId) {
      if (authIsAway) throw new Error('auth away');
      return userId === reader.userId ? { ...reader, notifications: wanted } : undefined;
    },
  });
  return {
    kept,
    logged,
    async ask(body: unknown, user: User | undefined = admin) {
      const response = await app.request('/api/notifications', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(user && { authorization: `Bearer ${await issuer.sign(user)}` }),
        },
        body: JSON.stringify(body),
      });
      const answer: { id: string; status: string; code: string; details: object } = JSON.parse(
        await response.text(),
      );
      return { status: response.status, body: answer };
    },
    async askInside(body: object, headers: Record<string, string>) {
      const response = await app.request('/internal/notifications', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      const answer: unknown = await response.json();
      return { status: response.status, body: answer };
    },
    /** The broker's next delivery of the last message it took. */
    async delivery() {
      const event = kept.at(-1);
      if (!event) throw new Error('the broker has nothing');
      const { data } = event;
      return deliver('notification.requested', JSON.parse(JSON.stringify(data)), event.id);
    },
  };
}

const news = (changed: object = {}) => ({
  to: aBuyer().email,
  channel: 'email',
  template: 'announcement',
  data: { title: '점검 안내', text: '오늘 밤 점검합니다.\n양해 바랍니다.', path: '/news' },
  ...changed,
});

describe('a request', () => {
  test('is answered once the broker has it, and goes out once, however often it is delivered', async () => {
    const { ask, kept, delivery } = office();
    const { email } = aBuyer();
    const { status, body } = await ask(news({ to: email }));
    expect([status, body.status]).toEqual([202, 'queued']);
    expect(kept).toMatchObject([{ id: body.id, topic: 'notifications', type: 'notification.requested' }]);
    for (let round = 0; round < 3; round++) expect(await delivery()).toBe('SUCCESS');
    const [mail, ...more] = server.to(email);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('[Tiketi] 점검 안내');
    expect(mail?.text).toContain('안녕하세요.\n\n오늘 밤 점검합니다.\n양해 바랍니다.');
    expect(mail?.text).toContain(`자세히 보기: ${ORIGIN}/news\n`);
  });

  test('for a user goes where auth says, in their language and by their name', async () => {
    const { ask, delivery } = office();
    const data = {
      reservation: {
        id: crypto.randomUUID(),
        number: 'TK1',
        eventTitle: 'Jazz',
        venue: 'Hall',
        eventDate: '2026-12-13T10:00:00.000Z',
        totalAmount: 110_000,
        kind: 'seats',
        items: [{ label: 'R-1-2', quantity: 1 }],
        expiresAt: null,
      },
      by: 'admin',
    };
    const request = { userId: reader.userId, channel: 'email', template: 'reservation-cancelled', data };
    expect((await ask(request)).status).toBe(202);
    expect(await delivery()).toBe('SUCCESS');
    expect(server.to(reader.email)).toMatchObject([
      {
        subject: '[Tiketi] Your reservation is cancelled — Jazz',
        text: expect.stringContaining('Dear Kim,'),
      },
    ]);
  });

  test('of news is done with, unsent, for a user who wants none; to an address it goes out', async () => {
    const { ask, delivery, logged } = office({ wanted: { ...ALL_WANTED, news: false } });
    const before = server.attempts;
    await ask(news({ to: undefined, user_id: reader.userId }));
    expect(await delivery()).toBe('SUCCESS');
    expect(server.attempts).toBe(before);
    expect(logged()).toContain('not sent: it is not wanted');
    const { email } = aBuyer();
    await ask(news({ to: email }));
    expect(await delivery()).toBe('SUCCESS');
    expect(server.to(email)).toHaveLength(1);
  });

  test('comes again while auth cannot say who the user is', async () => {
    const { ask, delivery } = office({ authIsAway: true });
    await ask(news({ to: undefined, user_id: reader.userId }));
    expect(await delivery()).toBe('RETRY');
  });

  test.each([
    ['a user who is none', { to: undefined, user_id: crypto.randomUUID() }],
    ['the phone of a user who has none', { to: undefined, user_id: reader.userId, channel: 'sms' }],
  ])('for %s is dropped, and says so in the log', async (_, changed) => {
    const { ask, delivery, logged } = office();
    expect((await ask(news(changed))).status).toBe(202);
    expect(await delivery()).toBe('SUCCESS');
    expect(logged()).toContain('not sent: the user has no address for it');
  });

  test('is refused while the broker is away: nothing is promised that could be lost', async () => {
    const { status, body } = await office({ isAway: true }).ask(news());
    expect([status, body.code]).toEqual([503, 'UPSTREAM_UNAVAILABLE']);
  });

  test('names who asked and what for in the log, never an address', async () => {
    const { ask, delivery, logged } = office();
    const { email } = aBuyer();
    await ask(news({ to: email }));
    await delivery();
    expect(logged()).toContain(`"by":"${admin.userId}"`);
    expect(logged()).not.toContain(email);
  });
});

describe('who may ask', () => {
  test('is an administrator, nobody else', async () => {
    const { ask, kept, askInside } = office();
    const buyer = await ask(news(), newUser());
    expect([buyer.status, buyer.body.code]).toEqual([403, 'FORBIDDEN']);
    const { app } = openPostOffice(server.port);
    for (const [headers, code] of [
      [{}, 'UNAUTHENTICATED'],
      [{ authorization: 'Bearer a.b.c' }, 'INVALID_TOKEN'],
    ] as const) {
      const response = await app.request('/api/notifications', { method: 'POST', headers });
      expect([response.status, await response.json()]).toMatchObject([401, { code }]);
    }
    expect((await askInside({ id: crypto.randomUUID(), request: news() }, {})).status).toBe(403);
    expect(kept).toEqual([]);
  });

  test('is another service through the sidecars, which chooses the id by which it goes out once', async () => {
    const { askInside, kept, delivery } = office();
    const { email } = aBuyer();
    const id = crypto.randomUUID();
    const headers = { 'dapr-api-token': SIDECAR_TOKEN, 'dapr-caller-app-id': 'event' };
    for (let round = 0; round < 2; round++) {
      const answer = await askInside({ id, request: news({ to: email }) }, headers);
      expect(answer).toEqual({ status: 200, body: { ok: true, id } });
      await delivery();
    }
    expect(kept).toHaveLength(2);
    expect(server.to(email)).toHaveLength(1);
  });
});

describe('nothing is queued', () => {
  const reservation = aReservation(aBuyer());
  test.each([
    ['without a receiver', news({ to: undefined })],
    ['for two receivers', news({ user_id: crypto.randomUUID() })],
    ['for a user id that is none', news({ to: undefined, user_id: '1' })],
    ['for a template that is none', news({ template: 'hello' })],
    ['for a channel that is none', news({ channel: 'fax' })],
    ['with a field nobody knows', news({ cc: 'a@example.com' })],
    ['for an address that is none', news({ to: 'a@b@example.com' })],
    ['for an address with a header in it', news({ to: 'a@example.com\r\nBcc: b@example.com' })],
    ['for two addresses in one', news({ to: 'a@example.com, b@example.com' })],
    ['by text to a mail address', news({ channel: 'sms' })],
    ['by text to half a number', news({ channel: 'sms', to: '010-12' })],
    ['by push to what is no target', news({ channel: 'push', to: 'user 1' })],
    ['with data of another template', news({ template: 'points-charged' })],
    [
      'with an amount that is no whole number',
      news({
        template: 'points-charged',
        data: { amount: 0.5, balance: 1, chargedAt: '2026-12-01T00:00:00.000Z' },
      }),
    ],
    ['with more than the template knows', news({ template: 'tickets-held', data: { reservation } })],
    ['with an empty text', news({ data: { title: 'x', text: '  ' } })],
    ['with a link to another site', news({ data: { title: 'x', text: 'x', path: '//evil.example' } })],
    [
      'with a link to another site by a back slash',
      news({ data: { title: 'x', text: 'x', path: '/\\evil.example' } }),
    ],
    [
      'with a whole address for a link',
      news({ data: { title: 'x', text: 'x', path: 'https://evil.example' } }),
    ],
    ['for a list', [news()]],
    ['for nothing', null],
  ])('%s', async (_, body) => {
    const { ask, kept } = office();
    const answer = await ask(body);
    expect([answer.status, answer.body.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(kept).toEqual([]);
  });
});

test('what an administrator typed is text in the HTML, and never begins a header', async () => {
  const { ask, delivery } = office();
  const { email } = aBuyer();
  const data = { title: 'x\r\nBcc: thief@example.com', text: '<script>alert(1)</script>' };
  await ask(news({ to: email, data }));
  await delivery();
  const [mail] = server.to(email);
  expect(mail?.envelope).toEqual([email]);
  expect(mail?.raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
  expect(mail?.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

test('the API describes itself, every template with its data', async () => {
  const { app } = openPostOffice(server.port);
  const document = await (await app.request('/openapi.json')).text();
  for (const part of ['/api/notifications', 'announcement', 'points-charged', 'eventTitle', 'user_id']) {
    expect(document).toContain(part);
  }
});
