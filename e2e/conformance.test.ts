import { afterAll, describe, expect, test } from 'vitest';
import type { Call } from '../story/client/http.ts';
import { until } from '../story/client/until.ts';
import { named, send, withId } from './api/calls.ts';
import type { Operation } from './api/operations.ts';
import { authSituations } from './api/situations/auth.ts';
import { eventSituations } from './api/situations/event.ts';
import { notificationSituations } from './api/situations/notification.ts';
import { paymentSituations } from './api/situations/payment.ts';
import { queueSituations } from './api/situations/queue.ts';
import { reservationSituations } from './api/situations/reservation.ts';
import type { People } from './api/situations/situation.ts';
import { answered, answerName, documented } from './api/witness.ts';
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

/** Who is asked to leave on the way is nobody that the situations need. */
const passerBy = await newBuyer('passer-by');

/** As somebody who may: only what is asked is wrong then. */
const allowed = ({ role, takesJson }: Operation): Call => ({
  token: role === 'admin' ? people.admin.token : passerBy.token,
  ...(takesJson && { body: {} }),
});
const documents = (status: number) => (operation: Operation) => operation.answers.has(status);

describe('what is the same everywhere', () => {
  test.each(named(documented))('$name, asked badly', async ({ operation }) => {
    const { takesJson } = operation;
    await send(operation);
    await send(operation, { token: passerBy.token, ...(takesJson && { body: {} }) });
    await send(operation, allowed(operation));
    if (withId(operation)) await send(operation, allowed(operation), 'no-id');
    if (!takesJson) return;
    await send(operation, { ...allowed(operation), body: '{"a":' });
    await send(operation, { ...allowed(operation), headers: { 'content-type': 'text/plain' } });
    await send(operation, { ...allowed(operation), body: { a: 'x'.repeat(1024 * 1024) } });
  });
});

const SITUATIONS = {
  auth: authSituations,
  event: eventSituations,
  queue: queueSituations,
  reservation: reservationSituations,
  payment: paymentSituations,
  notification: notificationSituations,
};

describe.each(Object.entries(SITUATIONS))('%s', (_, situationsOf) => {
  test.each(situationsOf(people))('%s is answered with %i', async (_what, status, act) => {
    expect((await act()).status).toBe(status);
  });
});

describe('with a store away', () => {
  const needy = documented.filter(documents(503));
  test.each(['postgres', 'redis'])('without %s they say so', async (store) => {
    await parts.without(store, () =>
      Promise.all(needy.map((operation) => send(operation, allowed(operation)))),
    );
    await until(
      'all is well again',
      async () => (await parts.list()).every(({ state }) => state === 'ready'),
      (well) => well,
      30_000,
    );
  });
});

test('every documented answer has been seen', () => {
  const promised = documented.flatMap((operation) =>
    [...operation.answers.keys()].map((status) => answerName(operation, status)),
  );
  expect(promised.filter((name) => !answered.has(name))).toEqual([]);
});
