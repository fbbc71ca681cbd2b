import { SignJWT, UnsecuredJWT } from 'jose';
import { expect, test } from 'vitest';
import { admissionPasses } from './admission-pass.ts';

const SECRET = 'a-secret-that-has-32-characters-at-least';
const { issuePass, verifyPass } = admissionPasses(SECRET);
const holder = { eventId: crypto.randomUUID(), userId: crypto.randomUUID() };
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000);

test('a pass lets its holder in', async () => {
  expect(await verifyPass(await issuePass(holder, inSeconds(60)), holder)).toBe(true);
});

test('a pass of another user, for another event, or of yesterday lets nobody in', async () => {
  const pass = await issuePass(holder, inSeconds(60));
  expect(await verifyPass(pass, { ...holder, userId: crypto.randomUUID() })).toBe(false);
  expect(await verifyPass(pass, { ...holder, eventId: crypto.randomUUID() })).toBe(false);
  expect(await verifyPass(await issuePass(holder, inSeconds(-1)), holder)).toBe(false);
});

test('a forged pass lets nobody in', async () => {
  const claims = { iss: 'tiketi-queue', sub: holder.userId, aud: holder.eventId };
  const exp = Math.floor(Date.now() / 1_000) + 60;
  const forged = [
    await admissionPasses(SECRET.replace('a', 'b')).issuePass(holder, inSeconds(60)),
    new UnsecuredJWT({ ...claims, exp }).encode(),
    // Never ends.
    await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(SECRET)),
    `${await issuePass(holder, inSeconds(60))}x`,
    'no pass at all',
    '',
  ];
  for (const pass of forged) expect(await verifyPass(pass, holder)).toBe(false);
});
