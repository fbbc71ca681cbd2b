import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FrontDesk, openFrontDesk } from '../testing/front-desk.ts';
import { listChanges, NEXT } from './list-changes.ts';

let desk: FrontDesk;
beforeAll(async () => {
  desk = await openFrontDesk();
});
afterAll(() => desk.close());

const changes = (query = '', by = 'reservation') =>
  desk.call('GET', `/internal/account-changes${query}`, { by });
const idsOf = async (query = '') => (await changes(query)).body.changes.map(({ userId }) => userId);

async function leaver() {
  const { id, token } = await desk.newcomer();
  await desk.call('DELETE', '/api/auth/me', { as: token });
  return id;
}
const date = (userId: string, secondsAgo: number) =>
  sql`update account_changes set changed_at = now() - make_interval(secs => ${secondsAgo})
    where user_id = ${userId}`.execute(desk.db);

describe('what became of accounts', () => {
  test('is told for as long as a token of theirs may be about', async () => {
    const [late, old] = [await leaver(), await leaver()];
    await date(late, 7 * 86_400);
    await date(old, 8 * 86_400);
    const ids = await idsOf();
    expect([ids.includes(late), ids.includes(old)]).toEqual([true, false]);
  });

  test('since an earlier answer is what came after it, and a little more', async () => {
    const old = await leaver();
    await date(old, 120);
    const { asOf } = (await changes()).body;
    const late = await leaver();
    const ids = await idsOf(`?since=${encodeURIComponent(asOf)}`);
    expect([ids.includes(late), ids.includes(old)]).toEqual([true, false]);
  });

  test('is told to its end, some at a time, and each once', async () => {
    const left = await Promise.all(Array.from({ length: 7 }, leaver));
    await sql`update account_changes set changed_at = now() where user_id = any(${left})`.execute(desk.db);
    const told: string[] = [];
    let page = await listChanges(desk.db, {}, 3);
    for (;;) {
      told.push(...page.changes.map(({ userId }) => userId));
      if (page.next === undefined) break;
      expect(page.next).toMatch(NEXT);
      page = await listChanges(desk.db, { after: page.next }, 3);
    }
    expect(new Set(told).size).toBe(told.length);
    expect(told).toEqual(expect.arrayContaining(left));
    expect((await changes('?after=17_x')).status).toBe(400);
    expect((await changes(`?after=1_${crypto.randomUUID()}`)).body.changes.length).toBeGreaterThan(6);
  });

  test('is told to the services that verify tokens, and to nobody else', async () => {
    for (const service of ['event', 'queue', 'reservation', 'payment', 'notification'])
      expect((await changes('', service)).status).toBe(200);
    expect((await changes('', 'stranger')).status).toBe(403);
    expect((await desk.call('GET', '/internal/account-changes')).status).toBe(403);
    expect((await changes('?since=yesterday')).status).toBe(400);
  });

  test('is not told of people who only registered, or changed their name', async () => {
    const { id, token } = await desk.newcomer();
    await desk.call('PATCH', '/api/auth/me', { as: token, body: { name: '새 이름' } });
    expect(await idsOf()).not.toContain(id);
  });
});

describe('accounts by their ids', () => {
  const known = (userIds: unknown, by = 'notification') =>
    desk.call('POST', '/internal/accounts', { by, body: { userIds } });

  test('are told to notification: those that exist', async () => {
    const { id, email } = await desk.newcomer();
    const { status, body } = await known([id, crypto.randomUUID(), await leaver()]);
    expect([status, body]).toEqual([
      200,
      {
        ok: true,
        accounts: [
          {
            userId: id,
            email,
            name: '김티켓',
            phone: '010-1234-5678',
            locale: 'ko',
            notifications: { held: true, points: true, news: true },
          },
        ],
      },
    ]);
    expect((await known([])).body).toEqual({ ok: true, accounts: [] });
  });

  test('are told to nobody else, and not without end', async () => {
    expect((await known([], 'reservation')).status).toBe(403);
    expect((await desk.call('POST', '/internal/accounts', { body: { userIds: [] } })).status).toBe(403);
    for (const userIds of [undefined, 'x', ['x'], Array(1_001).fill(crypto.randomUUID())])
      expect((await known(userIds)).status).toBe(400);
  });
});
