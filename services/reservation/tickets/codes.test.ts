import { decodeProtectedHeader, importJWK, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { hashOfShortCode, inGroups, readShortCode } from './short-code.ts';
import { ticketKeyOf } from './signing-keys.ts';
import { createTicketCodes } from './ticket-codes.ts';

const [OLD, NEW] = ['an-old-secret-with-32-characters-it', 'a-new-secret-with-32-characters-too'];
const ticket = {
  id: crypto.randomUUID(),
  eventId: crypto.randomUUID(),
  label: 'VIP-12-34',
  reservationNumber: 'TK1764000000000AB3DE',
  issuedAt: new Date(),
};

describe('keys', () => {
  test('belong to their secret: every replica has the same, another secret another one', async () => {
    const [one, again, other] = [await ticketKeyOf(OLD), await ticketKeyOf(OLD), await ticketKeyOf(NEW)];
    expect(one).toEqual(again);
    expect(one.publicJwk.x).not.toBe(other.publicJwk.x);
    expect(one.kid).not.toBe(other.kid);
  });

  test('follow one another: the first signs, and what the older one signed is good', async () => {
    const before = await createTicketCodes([OLD]);
    const after = await createTicketCodes([NEW, OLD]);
    const [old, young] = [await before.sign(ticket), await after.sign(ticket)];
    expect(after.keySet.keys.map(({ kid }) => kid)).toEqual([
      decodeProtectedHeader(young).kid,
      decodeProtectedHeader(old).kid,
    ]);
    for (const code of [old, young]) expect(await after.readId(code)).toBe(ticket.id);
    expect(await before.readId(young)).toBeUndefined();
  });
});

test('another token of the same key, a changed code and no code at all are of no ticket', async () => {
  const codes = await createTicketCodes([OLD]);
  const { kid, privateJwk } = await ticketKeyOf(OLD);
  const key = await importJWK(privateJwk, 'ES256');
  const made = (typ: string, claims: object) =>
    new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256', kid, typ }).sign(key);
  const jti = Buffer.from(ticket.id.replaceAll('-', ''), 'hex').toString('base64url');
  const good = await codes.sign(ticket);
  const [header, , signature] = good.split('.');
  const payload = Buffer.from(JSON.stringify({ jti })).toString('base64url');
  const unsigned = `${Buffer.from('{"alg":"none","typ":"tkt"}').toString('base64url')}.${payload}.`;
  expect(await codes.readId(await made('tkt', { jti }))).toBe(ticket.id);
  const bad = [
    await made('JWT', { jti }),
    await made('tkt', {}),
    await made('tkt', { jti: ticket.id }),
    `${header}.${payload}.${signature}`,
    unsigned,
    `${good}x`,
    'nonsense',
    '',
  ];
  for (const code of bad) expect(await codes.readId(code)).toBeUndefined();
});

describe('a short code', () => {
  test('is read as people type it', () => {
    expect(inGroups('7K2M9QXA4T8B')).toBe('7K2M-9QXA-4T8B');
    for (const typed of ['7K2M-9QXA-4T8B', ' 7k2m 9qxa 4t8b ', '7k2m9qxa4t8b'])
      expect(readShortCode(typed)).toBe('7K2M9QXA4T8B');
    expect(readShortCode('ooooiiiillll')).toBe('000011111111');
  });

  test.each(['', '7K2M-9QXA-4T8', '7K2M-9QXA-4T8B1', '7K2M-9QXA-4T8U', '가나다라마바사아자차카타'])(
    '%j is none',
    (typed) => expect(readShortCode(typed)).toBeUndefined(),
  );

  test('is hashed as a browser hashes it', async () => {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('7K2M9QXA4T8B'));
    expect(hashOfShortCode('7K2M9QXA4T8B')).toBe(Buffer.from(digest).toString('base64url'));
  });
});
