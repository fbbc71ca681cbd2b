import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '../http/errors.ts';
import { silent } from '../testing/database.ts';
import { createTestIssuer, newUser } from '../testing/tokens.ts';
import { type AccountChange, keepAccountChanges } from './account-changes.ts';

const aChange = (changed: Partial<AccountChange> = {}): AccountChange => ({
  userId: crypto.randomUUID(),
  version: 1,
  tokensFrom: 0,
  role: 'user',
  ...changed,
});

describe('a token made before its account changed', () => {
  test('has the role the account has now, and gets no other back by itself', async () => {
    const issuer = await createTestIssuer();
    const admin = newUser('admin');
    const token = await issuer.sign(admin);
    expect(await issuer.verify(token)).toEqual(admin);
    issuer.tell(aChange({ userId: admin.userId, role: 'user' }));
    expect(await issuer.verify(token)).toEqual({ ...admin, role: 'user' });
    issuer.tell(aChange({ userId: admin.userId, version: 2, role: 'admin' }));
    expect(await issuer.verify(token)).toEqual(admin);
  });

  test('is refused as one of nobody once the account is deleted', async () => {
    const issuer = await createTestIssuer();
    const user = newUser();
    const token = await issuer.sign(user);
    await issuer.verify(token);
    issuer.tell(aChange({ userId: user.userId, role: null }));
    await expect(issuer.verify(token)).rejects.toMatchObject({ code: 'USER_NOT_FOUND', status: 401 });
  });

  test('is refused when all tokens of the account were taken back', async () => {
    const issuer = await createTestIssuer();
    const user = newUser();
    const token = await issuer.sign(user);
    issuer.tell(aChange({ userId: user.userId, version: 1, tokensFrom: 1 }));
    await expect(issuer.verify(token)).rejects.toMatchObject({ code: 'INVALID_TOKEN', status: 401 });
    expect(await issuer.verify(await issuer.sign(user, 1))).toEqual(user);
  });
});

test('a token made after the change says by itself what is so, though the list is older than it', async () => {
  const issuer = await createTestIssuer();
  const admin = newUser('admin');
  issuer.tell(aChange({ userId: admin.userId, version: 1, role: 'user' }));
  expect(await issuer.verify(await issuer.sign(admin, 2))).toEqual(admin);
});

describe('the list at hand', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const PAGE = 10;

  /** Auth as it is asked for changes: all of them, or those since an instant, some at a time. */
  function auth() {
    const told: { at: number; change: AccountChange }[] = [];
    const asked: (string | undefined)[] = [];
    return {
      away: false,
      asked,
      tell: (change: AccountChange) => void told.push({ at: Date.now(), change }),
      forget: () => void told.splice(0),
      async fetch(wanted: { since?: string; after?: string }) {
        asked.push(wanted.after ?? wanted.since);
        if (this.away) throw new AppError('UPSTREAM_UNAVAILABLE');
        const since = Date.parse(wanted.since ?? '1970-01-01');
        const all = told.filter(({ at }) => at >= since).map(({ change }) => change);
        const from = Number(wanted.after ?? 0);
        const next = all.length > from + PAGE ? { next: String(from + PAGE) } : {};
        const changes = all.slice(from, from + PAGE);
        return { ok: true as const, asOf: new Date().toISOString(), changes, ...next };
      },
    };
  }

  test('follows within 15 seconds, asking only for what is new', async () => {
    const there = auth();
    const kept = keepAccountChanges((wanted) => there.fetch(wanted), silent);
    await kept.atHand();
    const change = aChange();
    there.tell(change);
    expect(kept.of(change.userId)).toBeUndefined();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(kept.of(change.userId)).toEqual(change);
    expect(there.asked).toEqual([undefined, expect.any(String)]);
    kept.close();
  });

  test('follows at once when it is refreshed, and a refresh in flight is not taken for a newer one', async () => {
    const there = auth();
    const kept = keepAccountChanges((wanted) => there.fetch(wanted), silent);
    const first = kept.refresh();
    const change = aChange();
    there.tell(change);
    await Promise.all([first, kept.refresh(), kept.refresh(), kept.refresh()]);
    expect(kept.of(change.userId)).toEqual(change);
    expect(there.asked).toHaveLength(2);
    kept.close();
  });

  test('is read to its end, however many there are', async () => {
    const there = auth();
    const kept = keepAccountChanges((wanted) => there.fetch(wanted), silent);
    const changes = Array.from({ length: 35 }, () => aChange());
    for (const change of changes) there.tell(change);
    await kept.refresh();
    for (const change of changes) expect(kept.of(change.userId)).toEqual(change);
    expect(there.asked).toEqual([undefined, '10', '20', '30']);
    kept.close();
  });

  test('stands while auth is away, and follows when it is back', async () => {
    const there = auth();
    const kept = keepAccountChanges((wanted) => there.fetch(wanted), silent);
    const change = aChange({ role: null });
    there.tell(change);
    await kept.atHand();
    there.away = true;
    await expect(kept.refresh()).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(kept.of(change.userId)).toEqual(change);
    const later = aChange();
    there.tell(later);
    there.away = false;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(kept.of(later.userId)).toEqual(later);
    kept.close();
  });

  test('is asked for until there is one at all', async () => {
    const there = auth();
    there.away = true;
    const kept = keepAccountChanges((wanted) => there.fetch(wanted), silent);
    await expect(kept.atHand()).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    there.away = false;
    await kept.atHand();
    await kept.atHand();
    expect(there.asked).toHaveLength(2);
    kept.close();
  });

  test('of an older and a newer change of one account keeps the newer, whichever comes last', async () => {
    const there = auth();
    const kept = keepAccountChanges((wanted) => there.fetch(wanted), silent);
    const newer = aChange({ version: 3, role: 'admin' });
    there.tell(newer);
    there.tell({ ...newer, version: 2, role: 'user' });
    await kept.refresh();
    expect(kept.of(newer.userId)).toEqual(newer);
    kept.close();
  });

  test('forgets once an hour what auth has forgotten', async () => {
    const there = auth();
    const kept = keepAccountChanges((wanted) => there.fetch(wanted), silent);
    const change = aChange();
    there.tell(change);
    await kept.refresh();
    there.forget();
    await vi.advanceTimersByTimeAsync(3_590_000);
    expect(kept.of(change.userId)).toEqual(change);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(kept.of(change.userId)).toBeUndefined();
    kept.close();
  });
});
