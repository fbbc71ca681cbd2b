import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import type { TicketKey } from '../codes/ticket-code.ts';
import type { Admission } from '../kept/admissions.ts';
import type { KeptList } from '../kept/lists.ts';
import { decideOffline } from './decide-offline.ts';

const EVENT = '22222222-0000-4000-8000-000000000001';
const OTHER_EVENT = '22222222-0000-4000-8000-000000000002';
const [VALID, USED, CANCELLED, NEWER, OWN] = [1, 2, 3, 4, 5].map(
  (n) => `019a22bd-0000-7000-8000-00000000000${n}`,
);
const rows = [
  { id: VALID, shortCode: '7K2M9QXA4T8B', status: 'valid' },
  { id: USED, shortCode: '7K2M9QXA4T8C', status: 'used' },
  { id: CANCELLED, shortCode: '7K2M9QXA4T8D', status: 'cancelled' },
  { id: OWN, shortCode: '7K2M9QXA4T8E', status: 'valid' },
] as const;
const list: KeptList = {
  event: { id: EVENT, title: '재즈', venue: '극장', event_date: '2026-12-30T10:00:00.000Z' },
  counts: { tickets: 3, admitted: 1 },
  readAt: '2026-12-30T09:00:00.000Z',
  tickets: rows.map(({ id = '', shortCode, status }) => ({
    id,
    label: '1층 A-12',
    status,
    shortCodeHash: createHash('sha256').update(shortCode).digest('base64url'),
  })),
};
const own: Admission = {
  ticketId: OWN ?? '',
  eventId: EVENT,
  at: '2026-12-30T09:30:00.000Z',
  door: '정문',
  isWaiting: true,
};

let privateKey: CryptoKey;
let keys: TicketKey[];
beforeAll(async () => {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const pair = await crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  privateKey = pair.privateKey;
  keys = [{ kty: 'EC', crv: 'P-256', x, y, kid: 'k', use: 'sig', alg: 'ES256' }];
});

const shortened = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
const codeOf = (id = '', eventId = EVENT) =>
  new SignJWT({ jti: shortened(id), evt: shortened(eventId), lbl: '1층 A-12', num: 'R-1' })
    .setProtectedHeader({ alg: 'ES256', kid: 'k', typ: 'tkt' })
    .sign(privateKey);
const decide = (code: string, kept: KeptList | undefined = list) =>
  decideOffline(code, {
    list: kept,
    keys,
    admissionOf: async (id) => (id === OWN ? own : undefined),
    titleOf: async (id) => (id === OTHER_EVENT ? '록' : undefined),
  });

test('a good ticket lets in, and is said to be checked without the shop', async () =>
  expect(await decide(await codeOf(VALID))).toMatchObject({
    result: 'admitted',
    isOffline: true,
    ticket: { id: VALID, label: '1층 A-12', reservationNumber: 'R-1' },
  }));

test('so does its short code, however it was typed', async () =>
  expect(await decide('7k2m 9qxa 4t8b')).toMatchObject({ result: 'admitted', ticket: { id: VALID } }));

test('one that was used when the list was read lets nobody in', async () => {
  expect(await decide(await codeOf(USED))).toMatchObject({ result: 'already_used' });
  expect(await decide('7K2M-9QXA-4T8C')).toMatchObject({ result: 'already_used' });
});

test('one that this phone has let in lets nobody else in, and it says when and where', async () =>
  expect(await decide(await codeOf(OWN))).toMatchObject({
    result: 'already_used',
    usedAt: own.at,
    usedAtDoor: '정문',
  }));

test('a cancelled one is told from one that is newer than the list', async () => {
  expect(await decide(await codeOf(CANCELLED))).toMatchObject({ result: 'cancelled' });
  expect(await decide(await codeOf(NEWER))).toMatchObject({ result: 'admitted', isNewer: true });
});

test('a ticket of another event says of which, where the phone knows it', async () => {
  expect(await decide(await codeOf(VALID, OTHER_EVENT))).toMatchObject({
    result: 'wrong_event',
    otherEvent: '록',
  });
});

test('what nobody signed, and a short code that is not on the list, are unknown', async () => {
  expect(await decide('https://example.com')).toEqual({ result: 'unknown', isOffline: true });
  expect(await decide('AAAA-AAAA-AAAA')).toEqual({ result: 'unknown', isOffline: true, isNotListed: true });
});

test('without a list nothing is said of any ticket', async () => {
  const known = { list: undefined, keys, admissionOf: async () => undefined, titleOf: async () => undefined };
  expect(await decideOffline(await codeOf(VALID), known)).toEqual({ result: 'unchecked', isOffline: true });
});
