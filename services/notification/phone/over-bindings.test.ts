import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { publish } from '#shared/dapr/publish.ts';
import { listen } from '#shared/testing/listen.ts';
import { startSidecar } from '#shared/testing/sidecar.ts';
import { createTestIssuer, newUser } from '#shared/testing/tokens.ts';
import { createPhone } from '../../../sandbox/phone/app.ts';
import { ALL_WANTED } from '../accounts/wanted.ts';
import { claimsIn } from '../delivery/claims.ts';
import { openPostOffice, type PostOffice } from '../testing/post-office.ts';
import { readPhone } from './sms.ts';

type Seen = { channel: string; to: string; title?: string; text: string; url?: string };

/** The service and its sidecar, with the project's own components, and the sandbox phone behind them. */
describe('over the sidecar', () => {
  const phone = createPhone();
  const admin = newUser('admin');
  const userId = crypto.randomUUID();
  /** What the provider does with the next message. */
  let mood: 'takes' | 'refuses' | 'breaks off' = 'takes';
  let tries = 0;
  const answers: string[] = [];
  const closing: (() => unknown)[] = [];
  let office: PostOffice;
  /** What the sidecar finds at the service's port. */
  const service: { office?: PostOffice | undefined } = {};
  let unanswered = 0;
  let issuer: Awaited<ReturnType<typeof createTestIssuer>>;

  beforeAll(async () => {
    issuer = await createTestIssuer();
    const lines = new Set<Socket>();
    const provider = await listen(
      async (request) => {
        tries += 1;
        if (mood === 'refuses') return new Response('no', { status: 503 });
        const response = await phone.fetch(request);
        if (mood === 'breaks off') for (const line of lines) line.destroy();
        return response;
      },
      (server) => server.on('connection', (line) => lines.add(line)),
    );
    vi.stubEnv('SMS_URL', `${provider.url}/sms`);
    vi.stubEnv('PUSH_URL', `${provider.url}/push`);
    const served = await listen(async (request) => {
      const response = await service.office?.app.fetch(request);
      if (!response) {
        unanswered += 1;
        return new Response(null, { status: 503 });
      }
      if (request.url.includes('/events/')) answers.push(await response.clone().text());
      return response;
    });
    const sidecar = await startSidecar('notification', Number(new URL(served.url).port));
    office = openPostOffice(1, claimsIn(sidecar), {
      sidecarUrl: sidecar.url,
      verify: issuer.verify,
      publish: (event) => publish(sidecar, event),
      findAccount: async () => ({
        userId,
        email: 'x',
        name: 'Kim',
        phone: '010-9876-5432',
        locale: 'en',
        notifications: ALL_WANTED,
      }),
    });
    service.office = office;
    closing.push(
      () => sidecar.stop(),
      served.close,
      provider.close,
      () => vi.unstubAllEnvs(),
    );
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });

  const seen = async (): Promise<Seen[]> =>
    JSON.parse(await (await phone.request('/messages')).text()).messages;
  const seenBy = async (to: string) => (await seen()).filter((message) => message.to === to);
  const number = () => `+8210${String(Math.random()).slice(2, 10)}`;

  async function ask(request: object) {
    const response = await office.app.request('/api/notifications', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await issuer.sign(admin)}` },
      body: JSON.stringify({
        template: 'announcement',
        data: { title: '안내', text: '첫 줄\n둘째 줄', path: '/news' },
        ...request,
      }),
    });
    expect(response.status).toBe(202);
  }

  test('a text goes through broker and binding to the number, in one piece', async () => {
    const to = number();
    await ask({ channel: 'sms', to });
    await expect.poll(() => seenBy(to), { timeout: 20_000 }).toHaveLength(1);
    expect((await seenBy(to))[0]?.text).toBe('[Tiketi] 안내\n첫 줄\n둘째 줄\nhttps://tiketi.example/news');
  });

  test('a text for a user goes to the number of their account', async () => {
    await ask({ channel: 'sms', user_id: userId });
    await expect.poll(() => seenBy('+821098765432'), { timeout: 20_000 }).toHaveLength(1);
  });

  test('a push goes to the apps of a user, with what a tap opens', async () => {
    await ask({ channel: 'push', user_id: userId });
    await expect
      .poll(() => seenBy(`user-${userId}`), { timeout: 20_000 })
      .toMatchObject([
        {
          channel: 'push',
          title: '[Tiketi] 안내',
          text: '첫 줄 둘째 줄',
          url: 'https://tiketi.example/news',
        },
      ]);
  });

  test('what was accepted goes out though the service went down before it could send it', async () => {
    const to = number();
    service.office = undefined;
    const before = unanswered;
    await ask({ channel: 'sms', to });
    await expect.poll(() => unanswered, { timeout: 20_000 }).toBeGreaterThan(before);
    expect(await seenBy(to)).toEqual([]);
    service.office = office;
    await expect.poll(() => seenBy(to), { timeout: 20_000 }).toHaveLength(1);
  });

  test('what the provider refuses is delivered again, and goes out once', async () => {
    const to = number();
    mood = 'refuses';
    const before = tries;
    await ask({ channel: 'sms', to });
    await expect.poll(() => tries, { timeout: 20_000 }).toBeGreaterThan(before + 1);
    mood = 'takes';
    await expect.poll(() => seenBy(to), { timeout: 20_000 }).toHaveLength(1);
  });

  test('what the provider took without saying so is not sent again: better none than two', async () => {
    const to = number();
    mood = 'breaks off';
    const before = answers.length;
    await ask({ channel: 'sms', to });
    await expect.poll(() => answers.length, { timeout: 20_000 }).toBe(before + 1);
    mood = 'takes';
    expect(answers.at(-1)).toContain('SUCCESS');
    expect(await seenBy(to)).toHaveLength(1);
    expect(office.logged()).toContain('message may be lost');
    expect(office.logged()).not.toContain(to);
  });
});

test.each([
  ['+821012345678', '+821012345678'],
  ['010-1234-5678', '+821012345678'],
  ['(02) 1234 5678', '+82212345678'],
  ['+1 202 555 0100', '+12025550100'],
  ['12345678', undefined],
  ['+0123456789', undefined],
  ['010-1234-56789', undefined],
  ['010-1234-567a', undefined],
  ['', undefined],
])('the number %j is read as %j', (given, number) => {
  expect(readPhone(given)).toBe(number);
});
