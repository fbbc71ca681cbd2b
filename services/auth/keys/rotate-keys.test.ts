import { decodeProtectedHeader } from 'jose';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTokenVerifier } from '#shared/tokens/verify.ts';
import { type FrontDesk, KEY_DAYS, openFrontDesk } from '../testing/front-desk.ts';

let desk: FrontDesk;
const replicas: FrontDesk[] = [];
beforeEach(async () => {
  desk = await openFrontDesk();
});
afterEach(async () => {
  vi.useRealTimers();
  for (const { redis } of replicas.splice(0)) redis.destroy();
  await desk.close();
});

const rotate = (as: string) => desk.call('POST', '/api/auth/admin/keys/rotate', { as });
const published = async (at = desk) =>
  (await at.call('GET', '/.well-known/jwks.json')).body.keys.map(({ kid }) => kid);
const signerOf = (token: string) => decodeProtectedHeader(token).kid;

/** As if so many days had gone by for all keys. */
const daysPass = (days: number) =>
  sql`update signing_keys set created_at = created_at - make_interval(days => ${days}),
      signs_from = signs_from - make_interval(days => ${days}),
      retired_at = retired_at - make_interval(days => ${days})`.execute(desk.db);

/** The service as it is after a while, or at another replica: it reads the keys anew. */
async function anew() {
  const replica = await openFrontDesk({ database: desk.database });
  replicas.push(replica);
  return replica;
}

async function logInAt(at: FrontDesk, typed: object) {
  return (await at.call('POST', '/api/auth/login', { body: typed })).body.token;
}

test('a key that has grown old is replaced: published at once, signing a quarter of an hour later', async () => {
  const buyer = await desk.newcomer();
  const [old] = await published();
  await daysPass(KEY_DAYS);
  await desk.tick('rotate-signing-keys');

  const soon = await anew();
  expect(await published(soon)).toHaveLength(2);
  expect(signerOf(await logInAt(soon, buyer))).toBe(old);

  await daysPass(1);
  const later = await anew();
  const token = await logInAt(later, buyer);
  expect(signerOf(token)).not.toBe(old);
  expect(await published(later)).toContain(old);
  for (const good of [buyer.token, token])
    expect((await later.call('GET', '/api/auth/verify', { as: good })).status).toBe(200);
});

test('nobody is logged out, whenever a service last asked for the keys', async () => {
  const buyer = await desk.newcomer();
  let keySet = await desk.keyring.keySet();
  const verify = createTokenVerifier(async () => keySet, { of: () => undefined });
  await verify(buyer.token);
  vi.useFakeTimers({ toFake: ['Date'] });

  await daysPass(KEY_DAYS);
  await desk.tick('rotate-signing-keys');
  keySet = await (await anew()).keyring.keySet();
  vi.advanceTimersByTime(15 * 60_000);
  await daysPass(1);
  const token = await logInAt(await anew(), buyer);
  // The service still has the set of before, and asks for another because of this token.
  expect((await verify(token)).userId).toBe(buyer.id);
  expect((await verify(buyer.token)).userId).toBe(buyer.id);
});

test('the job leaves a young key alone, and replaces an old one once though ten replicas run it', async () => {
  await published();
  await daysPass(KEY_DAYS - 1);
  await desk.tick('rotate-signing-keys');
  expect(await published(await anew())).toHaveLength(1);
  await daysPass(1);
  await Promise.all(Array.from({ length: 10 }, () => desk.tick('rotate-signing-keys')));
  expect(await published(await anew())).toHaveLength(2);
});

test('an old key goes when the last token it signed has ended, from the database too', async () => {
  const buyer = await desk.newcomer();
  const [old] = await published();
  await daysPass(KEY_DAYS);
  await desk.tick('rotate-signing-keys');
  await daysPass(7);
  expect(await published(await anew())).toContain(old);
  await daysPass(1);
  const later = await anew();
  expect(await published(later)).not.toContain(old);
  expect((await later.call('GET', '/api/auth/verify', { as: buyer.token })).body.code).toBe('INVALID_TOKEN');
  await desk.tick('rotate-signing-keys');
  const { rows } = await sql<{ kid: string }>`select kid from signing_keys`.execute(desk.db);
  expect(rows.map(({ kid }) => kid)).not.toContain(old);
});

test('an administrator may replace the key by hand, which is recorded; a second time has to wait', async () => {
  const admin = await desk.admin();
  const { status, body } = await rotate(admin.token);
  expect(status).toBe(200);
  const minutes = (Date.parse(body.signsFrom) - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(14);
  expect(minutes).toBeLessThan(16);
  expect(await published(await anew())).toContain(body.kid);
  expect(await desk.audited()).toEqual([
    {
      actor_id: admin.id,
      action: 'signing_keys.rotated',
      subject_id: admin.id,
      details: { kid: body.kid, signsFrom: body.signsFrom },
    },
  ]);
  expect(await rotate(admin.token)).toMatchObject({ status: 409, body: { code: 'ILLEGAL_TRANSITION' } });
});

test('nobody but the clock runs the job', async () => {
  expect((await desk.call('POST', '/jobs/rotate-signing-keys')).status).toBe(403);
  expect((await desk.call('POST', '/jobs/rotate-signing-keys', { by: 'payment' })).status).toBe(403);
});
