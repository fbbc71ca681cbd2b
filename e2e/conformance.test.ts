import { afterAll, describe, expect, test } from 'vitest';
import type { Call } from '../story/client/http.ts';
import { until } from '../story/client/until.ts';
import { NOTHING, named, send, withId } from './api/calls.ts';
import type { Operation } from './api/operations.ts';
import { authSituations } from './api/situations/auth.ts';
import { doorSituations } from './api/situations/door.ts';
import { eventSituations } from './api/situations/event.ts';
import { notificationSituations } from './api/situations/notification.ts';
import { paymentSituations } from './api/situations/payment.ts';
import { queueSituations } from './api/situations/queue.ts';
import { reservationSituations } from './api/situations/reservation.ts';
import { by, type People } from './api/situations/situation.ts';
import { answered, answerName, documented } from './api/witness.ts';
import { BODIES } from './bad-input/bodies.ts';
import { expectBooksToAgree } from './system/books.ts';
import { parts } from './system/parts.ts';
import { newBuyer, theAdmin } from './system/people.ts';

/** Every operation is driven into every answer that its document promises. The witness looks at each of them. */
const people: People = {
  admin: await theAdmin(),
  buyer: await newBuyer(),
  other: await newBuyer('other'),
};
afterAll(expectBooksToAgree);

const passerBy = await newBuyer('passer-by');

/** As somebody who may, with what would be good: only what is asked is wrong then. */
async function allowed(operation: Operation, body: unknown = BODIES[operation.name]?.body): Promise<Call> {
  const { name, role } = operation;
  // Who leaves is asked for nothing more.
  const somebody = name === 'DELETE /api/auth/me' ? await newBuyer('leaver') : passerBy;
  const key = BODIES[name]?.keyed && { 'idempotency-key': crypto.randomUUID() };
  return by(role ? people.admin : somebody, body, key);
}

describe('what is the same everywhere', () => {
  test.each(named(documented))('$name, asked badly', async ({ operation }) => {
    const asked = await allowed(operation);
    await send(operation, { ...asked, token: undefined });
    if (operation.role) await send(operation, { ...asked, token: passerBy.token });
    await send(operation, asked);
    await send(operation, asked, NOTHING, 'x=%00');
    if (withId(operation)) await send(operation, asked, 'no-id');
    if (operation.method === 'GET') return;
    const again = await allowed(operation, '{"a":');
    await send(operation, again);
    await send(operation, { ...again, body: '{}', headers: { 'content-type': 'text/plain' } });
    await send(operation, { ...again, body: { a: 'x'.repeat(1024 * 1024) } });
  });
});

const SITUATIONS = {
  auth: authSituations,
  event: eventSituations,
  queue: queueSituations,
  reservation: reservationSituations,
  door: doorSituations,
  payment: paymentSituations,
  notification: notificationSituations,
};

describe.each(Object.entries(SITUATIONS))('%s', (_, situationsOf) => {
  test.each(situationsOf(people))('%s is answered with %i', async (_what, status, act) => {
    expect((await act()).status).toBe(status);
  });
});

describe('with a store away', () => {
  const needy = documented.filter(({ answers }) => answers.has(503));
  test.each(['postgres', 'redis'])('without %s they say so', async (store) => {
    const calls = await Promise.all(
      needy.map(async (operation) => ({ operation, call: await allowed(operation) })),
    );
    await parts.without(store, () =>
      Promise.all(calls.map(({ operation, call }) => send(operation, call, crypto.randomUUID()))),
    );
    await until(
      'all is well again',
      async () => (await parts.list()).every(({ state }) => state === 'ready'),
      (well) => well,
      30_000,
    );
  });
});

/** What cannot be brought about here, and where it is tested instead. */
const ELSEWHERE: Record<string, string> = {
  'POST /api/auth/register 429': 'all tests have one address: services/auth/limits',
  'POST /api/auth/google 429': 'likewise',
  'POST /api/queue/check/{eventId} 429': 'likewise: services/queue/request-limits',
  'POST /api/queue/enter 429': 'likewise',
  'GET /api/queue/status/{eventId} 429': 'likewise',
  'GET /api/queue/status 429': 'likewise',
  'POST /api/queue/leave/{eventId} 429': 'likewise',
  'DELETE /api/auth/me 409': 'the last administrator is needed: services/auth/administration',
  'PATCH /api/auth/admin/users/{id} 409': 'likewise',
  'DELETE /api/auth/admin/users/{id} 409': 'likewise',
  'POST /api/news 409': 'the moment it runs: services/shared/http/idempotency.test.ts',
  'POST /api/admin/events 409': 'likewise',
  'POST /api/points/adjustments 409': 'the moment it runs: services/payment/repeats.test.ts',
  'POST /api/payments/comparisons 409': 'the moment it is begun: services/shared/http/idempotency.test.ts',
  'POST /api/payments/webhook/{gateway} 409':
    'the moment between a payment and its confirmation: services/payment/webhook',
};

test('every documented answer has been seen', () => {
  const promised = documented.flatMap((operation) =>
    [...operation.answers.keys()].map((status) => answerName(operation, status)),
  );
  expect(promised.filter((name) => !answered.has(name) && !(name in ELSEWHERE))).toEqual([]);
});
