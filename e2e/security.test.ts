import { beforeAll, describe, expect, test } from 'vitest';
import type { Account } from '../story/client/account.ts';
import { type Call, request } from '../story/client/http.ts';
import { until } from '../story/client/until.ts';
import { named, send, withId } from './api/calls.ts';
import type { Operation } from './api/operations.ts';
import { documented } from './api/witness.ts';
import { WRONG_IDS } from './bad-input/values.ts';
import { plantSigningKey } from './system/forged-tokens.ts';
import { newBuyer, newStaff, theAdmin } from './system/people.ts';
import { origin } from './system/places.ts';

/** Every route there is, as the documents list them: one that is added is attacked like the others. */
const closed = documented.filter(({ wantsToken }) => wantsToken);
const forAdmins = closed.filter(({ role }) => role === 'admin');
const atTheDoor = closed.filter(({ role }) => role === 'staff');

let [buyer, admin, staff]: Account[] = [];
let forged: Awaited<ReturnType<typeof plantSigningKey>>;
beforeAll(async () => {
  [buyer, admin, staff] = [await newBuyer(), await theAdmin(), await newStaff()];
  forged = await plantSigningKey();
  const good = await forged.good();
  // Its owner has no account, which only auth looks for.
  const elsewhere = closed.filter(({ app }) => app !== 'auth');
  await until(
    'all services know the key',
    () => Promise.all(elsewhere.map(async (one) => (await send(one, callOf(one, good))).status)),
    (seen) => !seen.includes(401),
    30_000,
  );
});

const callOf = ({ takesJson }: Operation, token?: string): Call => ({
  token,
  ...(takesJson && { body: {} }),
});

describe('tokens', () => {
  test.each(named(closed))('$name wants a token, and a good one', async ({ operation }) => {
    const plain = callOf(operation);
    const bad: [Call, string][] = [
      [{}, 'UNAUTHENTICATED'],
      [{ headers: { authorization: 'Basic YTpi' } }, 'UNAUTHENTICATED'],
      [{ headers: { authorization: 'Bearer' } }, 'UNAUTHENTICATED'],
      [{ token: 'x' }, 'INVALID_TOKEN'],
      [{ token: 'x'.repeat(8_000) }, 'INVALID_TOKEN'],
      [{ token: `${buyer?.token}x` }, 'INVALID_TOKEN'],
    ];
    for (const [call, code] of bad)
      expect(await send(operation, { ...plain, ...call })).toMatchObject({ status: 401, body: { code } });
    for (const [what, make] of Object.entries(forged.bad)) {
      const answer = await send(operation, callOf(operation, await make()));
      expect({ what, ...answer }).toMatchObject({ what, status: 401, body: { code: 'INVALID_TOKEN' } });
    }
  });

  test.each(named(documented.filter(({ wantsToken }) => !wantsToken)))(
    '$name is public: an old token does not close it',
    async ({ operation }) => {
      const [without, withOld] = [
        await send(operation, callOf(operation)),
        await send(operation, callOf(operation, 'an.old.token')),
      ];
      expect(withOld.status).toBe(without.status);
    },
  );
});

describe('roles', () => {
  test('there are routes for administrators', () => expect(forAdmins.length).toBeGreaterThan(15));

  test.each(named(forAdmins))('$name is for administrators', async ({ operation }) => {
    for (const somebody of [buyer, staff]) {
      const answer = await send(operation, callOf(operation, somebody?.token));
      expect(answer).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    }
  });

  test('there are routes for the door', () => expect(atTheDoor.length).toBeGreaterThan(3));

  test.each(named(atTheDoor))('$name is for staff and administrators', async ({ operation }) => {
    const answer = await send(operation, callOf(operation, buyer?.token));
    expect(answer).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    for (const somebody of [staff, admin])
      expect((await send(operation, callOf(operation, somebody?.token))).status).not.toBe(403);
  });

  test('every route with admin in its path is for administrators', () => {
    const open = documented.filter(({ path, role }) => path.includes('/admin/') && role !== 'admin');
    expect(open.map(({ name }) => name)).toEqual([]);
  });
});

describe('addresses', () => {
  test.each(named(documented.filter(withId)))('$name refuses what is no id', async ({ operation }) => {
    const call = callOf(operation, operation.role ? admin?.token : buyer?.token);
    for (const id of WRONG_IDS) {
      const { status, body } = await send(operation, call, id);
      expect({ id, status, body }).toMatchObject({ id, body: { success: false } });
      expect([400, 404]).toContain(status);
    }
  });
});

describe('headers', () => {
  const tricks: Record<string, string>[] = [
    { 'x-http-method-override': 'DELETE' },
    { 'x-original-url': '/internal/checkouts' },
    { 'x-rewrite-url': '/metrics' },
    { 'x-forwarded-host': 'evil.example' },
    { 'x-forwarded-for': '127.0.0.1' },
    { 'dapr-api-token': 'local-sidecar-token' },
    { 'dapr-caller-app-id': 'payment' },
    { forwarded: 'for=127.0.0.1;host=evil.example' },
    { 'x-user-id': '1', 'x-role': 'admin' },
  ];

  test.each(named(forAdmins))('no header makes a buyer an administrator of $name', async ({ operation }) => {
    for (const headers of tricks) {
      const answer = await send(operation, { ...callOf(operation, buyer?.token), headers });
      expect(answer.status).toBe(403);
    }
  });

  test('no header opens what only sidecars may ask', async () => {
    for (const headers of tricks)
      for (const path of ['/internal/checkouts', '/events/payment.paid', '/jobs/expire-holds', '/metrics'])
        expect((await request(origin, 'POST', path, { body: {}, headers })).status).toBe(404);
  });

  test('answers come with what protects a browser', async () => {
    const { headers } = await request(origin, 'GET', '/api/events');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});
