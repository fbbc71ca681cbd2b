import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { ConfigError } from '#shared/config/env.ts';
import type { Database } from '#shared/database/connect.ts';
import { createTestDatabase, silent } from '#shared/testing/database.ts';
import { newUser } from '#shared/testing/tokens.ts';
import type { User } from '#shared/tokens/claims.ts';
import { createTokenVerifier } from '#shared/tokens/verify.ts';
import { migrations } from '../db/migrations.ts';
import type { AuthTables } from '../db/schema.ts';
import { KEY_SECRET } from '../testing/front-desk.ts';
import { issueToken as issue } from '../tokens/issue-token.ts';
import { createKeyring, type Keyring, keepReloading } from './keyring.ts';
import { open, seal } from './sealing.ts';
import { loadSigningKeys } from './signing-keys.ts';

let database: Database<AuthTables>;
beforeEach(async () => {
  database = await createTestDatabase<AuthTables>(migrations);
});
afterEach(() => database.close());

const load = (secret = KEY_SECRET) => loadSigningKeys(database.db, secret);
const startReplica = () => createKeyring(() => load());
const issueToken = (keyring: Keyring, user: User) => issue(keyring, { user, version: 0 });
const verifies = (token: string) =>
  createTokenVerifier(startReplica().keySet, { of: () => undefined })(token);

/** Takes the keys out of use, as an operator would, so many days ago. */
const retire = (daysAgo: number) =>
  sql`update signing_keys set retired_at = now() - make_interval(days => ${daysAgo})`.execute(database.db);

/** So that what starts at once also reaches the database at once. */
const openConnections = (count: number) =>
  Promise.all(Array.from({ length: count }, () => sql`select pg_sleep(0.1)`.execute(database.db)));

test('replicas that start at once all sign with the one key they made', async () => {
  await openConnections(10);
  const keySets = await Promise.all(Array.from({ length: 10 }, () => startReplica().keySet()));
  for (const keySet of keySets) expect(keySet).toEqual(keySets[0]);
  const rows = await database.db.selectFrom('signing_keys').select('kid').execute();
  expect(rows).toEqual([{ kid: keySets[0]?.keys[0]?.kid }]);
});

test('a token of one replica is good at every other', async () => {
  const user = newUser();
  expect(await verifies(await issueToken(startReplica(), user))).toEqual(user);
});

test('the private key does not lie open in the database', async () => {
  const { current } = await load();
  const { rows } = await sql<object>`select * from signing_keys`.execute(database.db);
  const stored = JSON.stringify(rows);
  expect(stored).not.toContain(current.privateJwk.d);
  expect(stored).not.toContain('"d"');
});

describe('a key that was retired', () => {
  test('signs nothing more, but what it signed stays good', async () => {
    const user = newUser();
    const replica = startReplica();
    const old = await issueToken(replica, user);
    const { kid } = await replica.signingKey();
    await retire(0);

    const restarted = startReplica();
    expect((await restarted.signingKey()).kid).not.toBe(kid);
    expect((await restarted.keySet()).keys.map((key) => key.kid)).toContain(kid);
    expect(await verifies(old)).toEqual(user);
    expect(await verifies(await issueToken(restarted, user))).toEqual(user);
  });

  test('is forgotten when the last token it signed has ended', async () => {
    const old = await issueToken(startReplica(), newUser());
    await retire(6);
    expect((await startReplica().keySet()).keys).toHaveLength(2);
    await retire(8);
    await expect(verifies(old)).rejects.toMatchObject({ code: 'INVALID_TOKEN' });
  });
});

test('with another KEY_ENCRYPTION_SECRET the service does not start, and makes no second key', async () => {
  await load();
  const attempt = load('another-secret-that-has-32-characters');
  await expect(attempt).rejects.toThrow(ConfigError);
  await expect(attempt).rejects.toThrow('KEY_ENCRYPTION_SECRET');
  expect(await database.db.selectFrom('signing_keys').select('kid').execute()).toHaveLength(1);
});

test('a sealed key opens for its own name and secret alone, and only unspoiled', () => {
  const sealed = seal('the key', 'kid-1', KEY_SECRET);
  expect(open(sealed, 'kid-1', KEY_SECRET)).toBe('the key');
  expect(() => open(sealed, 'kid-2', KEY_SECRET)).toThrow();
  expect(() => open(sealed, 'kid-1', `${KEY_SECRET}x`)).toThrow();
  const bytes = Buffer.from(sealed, 'base64url');
  for (const at of [0, 12, bytes.length - 1]) {
    const spoiled = Buffer.from(bytes);
    spoiled.writeUInt8(spoiled.readUInt8(at) ^ 1, at);
    expect(() => open(spoiled.toString('base64url'), 'kid-1', KEY_SECRET)).toThrow();
  }
  expect(() => open('', 'kid-1', KEY_SECRET)).toThrow();
  expect(seal('the key', 'kid-1', KEY_SECRET)).not.toBe(sealed);
});

describe('the keys in hand', () => {
  test('are read once for many, and again every minute', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    let reads = 0;
    const keyring = createKeyring(() => {
      reads += 1;
      return load();
    });
    await Promise.all(Array.from({ length: 20 }, () => keyring.keySet()));
    expect(reads).toBe(1);
    const reloading = keepReloading(keyring, silent);
    vi.advanceTimersByTime(60_000);
    reloading.close();
    vi.advanceTimersByTime(60_000);
    expect(reads).toBe(2);
    await keyring.reload();
  });

  test('are those that were read last', async () => {
    const keyring = startReplica();
    const { kid } = await keyring.signingKey();
    await retire(0);
    expect((await keyring.signingKey()).kid).toBe(kid);
    await keyring.reload();
    expect((await keyring.signingKey()).kid).not.toBe(kid);
  });

  test('are at hand at once while they are read again, and serve on when that fails', async () => {
    const answers = [load, () => new Promise<never>((_, fail) => failing.push(fail))];
    const failing: ((error: Error) => void)[] = [];
    const keyring = createKeyring(() => answers.shift()?.() ?? load());
    const keySet = await keyring.keySet();
    const reload = keyring.reload();
    expect(await keyring.keySet()).toEqual(keySet);
    expect((await keyring.signingKey()).kid).toBe(keySet.keys[0]?.kid);
    for (const fail of failing) fail(new Error('away'));
    await expect(reload).rejects.toThrow('away');
    expect(await keyring.keySet()).toEqual(keySet);
  });
});
