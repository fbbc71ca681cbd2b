import { afterAll, beforeAll, expect, test } from 'vitest';
import { metricValue } from '#shared/testing/metric-value.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { PASS_HEADER, passCookie } from '#shared/tokens/admission-pass.ts';
import type { User } from '#shared/tokens/claims.ts';
import { type Offer, putOnSale } from '../testing/box-office.ts';
import { type Door, openDoor } from '../testing/door.ts';
import { payFor } from '../testing/purchases.ts';

const VISIT = 1_796_000_000_000_007;

let door: Door;
beforeAll(async () => {
  door = await openDoor();
  door.queue.answers = false;
});
afterAll(() => door.close());

const letThrough = () => metricValue('tiketi_admissions_unchecked_total');
const turnedAway = () => metricValue('tiketi_admissions_refused_unchecked_total');

/** The event's room as the queue has told of it. */
async function anEvent(...told: ('open' | 'closed')[]): Promise<Offer> {
  const offer = await putOnSale(door.office, { seats: 3 });
  for (const [index, whenAway] of told.entries())
    await door.deliver('room.changed', { eventId: offer.event.id, whenAway, version: index + 1 });
  return offer;
}

async function reserve({ event, seatIds }: Offer, user: User, headers = {}, seat = 0) {
  const response = await door.app.request('/api/seats/reserve', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await door.signIn(user)}`,
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify({ eventId: event.id, seatIds: [seatIds[seat]] }),
  });
  const { code, reservation } = JSON.parse(await response.text());
  return {
    status: response.status,
    code,
    id: reservation?.id,
    retryAfter: response.headers.get('retry-after'),
  };
}

test.each([
  ['of which nobody said anything', []],
  ['that is said to be open', ['open']],
  ['that was opened again', ['closed', 'open']],
] as const)(
  'while the queue is silent a room %s lets everybody through, and counts them',
  async (_, told) => {
    const offer = await anEvent(...told);
    const before = await letThrough();
    expect(await reserve(offer, newUser())).toMatchObject({ status: 201 });
    expect(await letThrough()).toBe(before + 1);
  },
);

test('48: while the queue is silent a closed room turns away who has no pass, says when to try again, and counts them', async () => {
  const [offer, before] = [await anEvent('open', 'closed'), await turnedAway()];
  const answer = await reserve(offer, newUser());
  expect(answer).toMatchObject({ status: 503, code: 'UPSTREAM_UNAVAILABLE', retryAfter: '5' });
  expect(await turnedAway()).toBe(before + 1);
});

test('a pass is good while the queue is silent, in a closed room too, in a header or a cookie', async () => {
  const [offer, user] = [await anEvent('closed'), newUser()];
  const pass = await door.passFor(offer, user, VISIT);
  expect(await reserve(offer, user, { [PASS_HEADER]: pass })).toMatchObject({ status: 201 });
  const cookie = `${passCookie(offer.event.id)}=${pass}`;
  expect(await reserve(offer, user, { cookie }, 1)).toMatchObject({ status: 201 });
  expect(door.timesAsked(user)).toBe(0);
});

test('47: while the queue is silent a closed room turns away a pass that is used up', async () => {
  const [offer, user] = [await anEvent('closed'), newUser()];
  const headers = { [PASS_HEADER]: await door.passFor(offer, user, VISIT) };
  const { id } = await reserve(offer, user, headers);
  await payFor(door.office, { id, user });
  expect(await reserve(offer, user, headers, 1)).toMatchObject({ status: 503, code: 'UPSTREAM_UNAVAILABLE' });
});

test('of what the queue says of a room the newest counts, in whatever order and however often it comes', async () => {
  const offer = await anEvent();
  const { id: eventId } = offer.event;
  const tell = (whenAway: string, version: number, id?: string) =>
    door.deliver('room.changed', { eventId, whenAway, version }, id);
  const id = crypto.randomUUID();
  await tell('closed', 7, id);
  await tell('open', 6);
  await tell('open', 7);
  expect(await reserve(offer, newUser())).toMatchObject({ status: 503 });
  await tell('open', 8);
  expect(await tell('closed', 7, id)).toBe('SUCCESS');
  expect(await reserve(offer, newUser())).toMatchObject({ status: 201 });
  expect(await tell('ajar', 9)).toBe('DROP');
});
