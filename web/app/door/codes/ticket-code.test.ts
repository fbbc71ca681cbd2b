import { SignJWT } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { readTicketCode, type TicketKey } from './ticket-code.ts';

const TICKET = '019a22bd-4f1c-7156-9fc1-996f8a1a23e3';
const EVENT = '22222222-0000-4000-8000-000000000001';
const shortened = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
const CLAIMS = { jti: shortened(TICKET), evt: shortened(EVENT), lbl: '1층 A-12', num: 'R-1' };

type Pair = { privateKey: CryptoKey; published: TicketKey };
async function newPair(kid: string): Promise<Pair> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const { privateKey, publicKey } = await crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  return { privateKey, published: { kty: 'EC', crv: 'P-256', x, y, kid, use: 'sig', alg: 'ES256' } };
}

let ours: Pair;
let theirs: Pair;
beforeAll(async () => {
  ours = await newPair('ours');
  theirs = await newPair('ours');
});

const sign = (claims: Record<string, unknown>, { header = {}, by = ours } = {}) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', kid: 'ours', typ: 'tkt', ...header })
    .sign(by.privateKey);
const read = (code: string) => readTicketCode(code, [ours.published]);

test('a code that our key signed is a ticket', async () =>
  expect(await read(await sign(CLAIMS))).toEqual({
    id: TICKET,
    eventId: EVENT,
    label: '1층 A-12',
    reservationNumber: 'R-1',
  }));

test('a code that another key signed under the name of ours is none', async () =>
  expect(await read(await sign(CLAIMS, { by: theirs }))).toBeUndefined());

test('nor is one by a key that we do not know', async () =>
  expect(await read(await sign(CLAIMS, { header: { kid: 'unknown' } }))).toBeUndefined());

test('nor is a login, or any other token of ours', async () =>
  expect(await read(await sign(CLAIMS, { header: { typ: 'JWT' } }))).toBeUndefined());

test('a code whose claims were changed is none', async () => {
  const [head, , signature] = (await sign(CLAIMS)).split('.');
  const [, body] = (await sign({ ...CLAIMS, lbl: 'VIP' })).split('.');
  expect(await read(`${head}.${body}.${signature}`)).toBeUndefined();
});

test('no header switches the signature off', async () => {
  const [, body, signature] = (await sign(CLAIMS)).split('.');
  const none = Buffer.from(JSON.stringify({ alg: 'none', kid: 'ours', typ: 'tkt' })).toString('base64url');
  expect(await read(`${none}.${body}.${signature}`)).toBeUndefined();
  expect(await read(`${none}.${body}.`)).toBeUndefined();
});

test.each([{ jti: 'short' }, { evt: undefined }, { lbl: 7 }, { jti: '!'.repeat(22) }])(
  'a signed code with %j is no ticket',
  async (wrong) => expect(await read(await sign({ ...CLAIMS, ...wrong }))).toBeUndefined(),
);

test.each(['', '.', '..', 'a.b.c', 'https://example.com/', '{}.{}.{}'])('%j is no ticket', async (code) =>
  expect(await read(code)).toBeUndefined(),
);
