import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FrontDesk, openFrontDesk } from '../testing/front-desk.ts';
import { aPerson, type Google, openGoogle, throughGoogle } from '../testing/google.ts';

let google: Google;
let desk: FrontDesk;
beforeAll(async () => {
  google = await openGoogle();
  desk = await openFrontDesk({ issuer: google.url });
});
afterAll(async () => {
  await desk.close();
  await google.close();
});

const logIn = (body: object) => desk.call('POST', '/api/auth/login', { body });

describe('an account of the address that Google has verified', () => {
  test('is given to its owner, under the name Google knows and without the phone somebody typed', async () => {
    const local = await desk.newcomer();
    google.signIn(aPerson({ email: local.email.toUpperCase() }));
    const { status, body } = await throughGoogle(desk);
    expect([status, body.user]).toMatchObject([
      200,
      { id: local.id, email: local.email, name: '구글 사람', provider: 'GOOGLE' },
    ]);
    const profile = await desk.call('GET', '/api/auth/me', { as: body.token });
    expect(profile.body.user).toMatchObject({ phone: null });
    expect((await desk.call('GET', '/api/auth/verify', { as: body.token })).status).toBe(200);
  });

  test('is no longer open to whoever registered the address with a password of theirs', async () => {
    const squatter = await desk.newcomer();
    google.signIn(aPerson({ email: squatter.email }));
    const owner = (await throughGoogle(desk)).body;

    expect(await logIn(squatter)).toMatchObject({ status: 401, body: { code: 'INVALID_CREDENTIALS' } });
    const stale = await desk.call('GET', '/api/auth/me', { as: squatter.token });
    expect(stale).toMatchObject({ status: 401, body: { code: 'INVALID_TOKEN' } });
    expect((await desk.call('GET', '/api/auth/me', { as: owner.token })).status).toBe(200);

    const { changes } = (await desk.call('GET', '/internal/account-changes', { by: 'payment' })).body;
    expect(changes).toContainEqual({ userId: squatter.id, version: 1, tokensFrom: 1, role: 'user' });
    expect((await desk.told(squatter.id)).map(({ type }) => type)).toEqual([
      'user.registered',
      'user.changed',
    ]);
  });

  test('may be an administrator’s, and stays one', async () => {
    const admin = await desk.admin();
    google.signIn(aPerson({ email: admin.email }));
    expect((await throughGoogle(desk)).body.user).toMatchObject({ id: admin.id, role: 'admin' });
  });

  test('is given once, though its owner comes ten times at once', async () => {
    const local = await desk.newcomer();
    google.signIn(aPerson({ email: local.email }));
    const answers = await Promise.all(Array.from({ length: 10 }, () => throughGoogle(desk)));
    for (const { status, body } of answers) {
      expect([status, body.user.id]).toEqual([200, local.id]);
      expect((await desk.call('GET', '/api/auth/me', { as: body.token })).status).toBe(200);
    }
  });

  test('that is linked already stays with whom it is linked to: an address may be given to another', async () => {
    const first = google.signIn(aPerson());
    await throughGoogle(desk);
    google.signIn(aPerson({ email: first.email }));
    expect(await throughGoogle(desk)).toMatchObject({ status: 409, body: { code: 'EMAIL_TAKEN' } });
  });
});

test('an account of an address that Google has not verified is given to nobody', async () => {
  const local = await desk.newcomer();
  google.signIn(aPerson({ email: local.email, email_verified: false }));
  expect(await throughGoogle(desk)).toMatchObject({ status: 409, body: { code: 'EMAIL_TAKEN' } });
  expect((await logIn(local)).status).toBe(200);
  const row = await desk.db
    .selectFrom('users')
    .select(['provider', 'google_sub'])
    .where('id', '=', local.id)
    .executeTakeFirst();
  expect(row).toEqual({ provider: 'LOCAL', google_sub: null });
});

test('somebody who has only ever come by Google cannot log in with any password, nor register the address', async () => {
  const { email } = google.signIn(aPerson());
  await throughGoogle(desk);
  expect((await logIn({ email, password: 'any password' })).status).toBe(401);
  const taken = await desk.call('POST', '/api/auth/register', {
    body: { email, password: 'any password', name: '누구' },
  });
  expect(taken).toMatchObject({ status: 409, body: { code: 'EMAIL_TAKEN' } });
});
