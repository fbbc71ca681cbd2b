import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectBooksToAgree } from '../system/books.ts';
import { eventsAbout } from '../system/broker.ts';
import { eventsFlow } from '../system/events-flow.ts';
import { gatewayTakes } from '../system/gateway-sees.ts';
import { holdsEndOnce, paidAndConfirmed } from '../system/once.ts';
import { outcomes } from '../system/outcomes.ts';
import { parts } from '../system/parts.ts';
import { aboutToPayMixed, toRead } from '../system/scene.ts';
import { underLoad } from './load/load.ts';
import { APPS } from './part-under-load.ts';
import { REPLICA_PORTS } from './second-replicas.ts';

beforeAll(async () => {
  for (const app of APPS) await parts.replicate(app, REPLICA_PORTS);
});
afterAll(async () => {
  for (const app of APPS) await Promise.all([parts.stop(`${app}-2`), parts.stop(`${app}-2-sidecar`)]);
  await expectBooksToAgree();
});

test('34: two of every service: buyers go on, and each event has its effect once', async () => {
  const before = await paidAndConfirmed();
  await underLoad(({ goesOn }) => goesOn(30));
  const after = await paidAndConfirmed();
  const confirmed = after.confirmed - before.confirmed;
  expect(confirmed).toBeGreaterThanOrEqual(30);
  expect(after.paid - before.paid).toBeGreaterThanOrEqual(confirmed);
});

test(
  '34: both cleaners run: each of 30 holds that ran out ends once, and its stock comes back once',
  holdsEndOnce,
);

test('34: both reconcilers run: payments whose answer was lost are settled once', async () => {
  const scenes = await Promise.all(Array.from({ length: 8 }, aboutToPayMixed));
  await outcomes(scenes.map(({ buyer, order }) => buyer.pay({ ...order, token: 'drop' })));
  for (const scene of scenes) {
    await toRead('confirmed', scene);
    const paid = await eventsAbout('payments', 'payment.paid', scene.id);
    expect(new Set(paid.map((event) => event.id)).size).toBe(1);
  }
  await expectBooksToAgree();
});

test('34: the one that charges is killed: the other ends what it began', async () => {
  // Answers lost one after the other have opened the breaker.
  await eventsFlow();
  const scene = await aboutToPayMixed();
  const paying = outcomes([scene.buyer.pay({ ...scene.order, token: 'slow-1' })]);
  await gatewayTakes(scene.id);
  await parts.kill('payment');
  expect(await paying).toEqual({ PAYMENT_UNCERTAIN: 1 });
  await toRead('confirmed', scene);
  await parts.start('payment');
});
