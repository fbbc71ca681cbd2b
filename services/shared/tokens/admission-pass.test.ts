import { SignJWT, UnsecuredJWT } from 'jose';
import { expect, test } from 'vitest';
import { admissionPasses } from './admission-pass.ts';

const SECRET = 'a-secret-that-has-32-characters-at-least';
const { issuePass, verifyPass } = admissionPasses(SECRET);
const holder = { eventId: crypto.randomUUID(), userId: crypto.randomUUID() };
const VISIT = 1_796_000_000_000_007;
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000);

test('a pass lets its holder in, and says for which visit and until when', async () => {
  const endsAt = new Date('2099-12-31T23:59:59Z');
  expect(await verifyPass(await issuePass(holder, endsAt, VISIT), holder)).toEqual({ visit: VISIT, endsAt });
});

test('47: a pass of another user, for another event, or of yesterday lets nobody in', async () => {
  const pass = await issuePass(holder, inSeconds(60), VISIT);
  expect(await verifyPass(pass, { ...holder, userId: crypto.randomUUID() })).toBeUndefined();
  expect(await verifyPass(pass, { ...holder, eventId: crypto.randomUUID() })).toBeUndefined();
  expect(await verifyPass(await issuePass(holder, inSeconds(-1), VISIT), holder)).toBeUndefined();
});

test('47: a forged pass lets nobody in', async () => {
  const claims = { iss: 'tiketi-queue', sub: holder.userId, aud: holder.eventId, visit: VISIT };
  const exp = Math.floor(Date.now() / 1_000) + 60;
  const forged = [
    await admissionPasses(SECRET.replace('a', 'b')).issuePass(holder, inSeconds(60), VISIT),
    new UnsecuredJWT({ ...claims, exp }).encode(),
    // Never ends.
    await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(SECRET)),
    `${await issuePass(holder, inSeconds(60), VISIT)}x`,
    'no pass at all',
    '',
  ];
  for (const pass of forged) expect(await verifyPass(pass, holder)).toBeUndefined();
});

test('47: a pass that is for no visit lets nobody in', async () => {
  const signed = (claims: object) =>
    new SignJWT({ iss: 'tiketi-queue', sub: holder.userId, aud: holder.eventId, ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(inSeconds(60))
      .sign(new TextEncoder().encode(SECRET));
  expect(await verifyPass(await signed({ visit: VISIT }), holder)).toMatchObject({ visit: VISIT });
  for (const claims of [{}, ...[null, '7', 0, -1, 0.5, 2 ** 53, [7]].map((visit) => ({ visit }))])
    expect(await verifyPass(await signed(claims), holder)).toBeUndefined();
});
