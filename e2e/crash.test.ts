import { afterAll, describe, expect, test } from 'vitest';
import { until } from '../story/client/until.ts';
import { expectBooksToAgree } from './system/books.ts';
import { eventsAbout } from './system/broker.ts';
import { count } from './system/databases.ts';
import { eventsFlow } from './system/events-flow.ts';
import { gatewaySays, gatewayTakes, paymentBegun } from './system/gateway-sees.ts';
import { outcomes, refusalOf } from './system/outcomes.ts';
import { parts } from './system/parts.ts';
import { whileRowIsHeld } from './system/row-lock.ts';
import { aboutToPayMixed, balanceOf, POINTS, toHavePoints, toRead, toReadRefunded } from './system/scene.ts';

afterAll(expectBooksToAgree);

describe('payment is killed', () => {
  test('1: between taking points and asking the gateway: the points come back, the seat can still be paid', async () => {
    const scene = await aboutToPayMixed();
    const { buyer, id, order } = scene;
    const paying = refusalOf(buyer.pay({ ...order, token: 'never' }));
    await paymentBegun(id);
    expect(await count('payment', 'select balance from points where user_id = $1', [buyer.user.id])).toBe(0);
    await parts.kill('payment');
    expect((await paying).status).toBe(503);
    await parts.start('payment');

    await toHavePoints(POINTS, scene);
    await until(
      'the reservation can be paid',
      () => outcomes([buyer.pay(order)]),
      (ends) => ends.done === 1,
      30_000,
    );
    expect((await buyer.reservation(id)).status).toBe('confirmed');
    await expectBooksToAgree();
  });

  test('1: while the gateway works: the charge is found, nobody pays twice, the reservation is confirmed', async () => {
    const scene = await aboutToPayMixed();
    const paying = refusalOf(scene.buyer.pay({ ...scene.order, token: 'slow-2' }));
    await gatewayTakes(scene.id);
    await parts.kill('payment');
    expect((await paying).status).toBe(503);
    await parts.start('payment');
    await toRead('confirmed', scene);
    expect(await balanceOf(scene.buyer)).toBe(0);
    await expectBooksToAgree();
  });

  test("1: between the gateway's yes and the commit: one charge, one confirmation", async () => {
    const scene = await aboutToPayMixed();
    const { buyer, id, order } = scene;
    const paying = refusalOf(buyer.pay({ ...order, token: 'slow-1' }));
    const paymentId = await gatewayTakes(id);
    await whileRowIsHeld({ app: 'payment', table: 'payments', id: paymentId }, async (stuck) => {
      await gatewaySays(id, 'DONE');
      await stuck();
      await parts.kill('payment');
    });
    expect((await paying).status).toBe(503);
    await parts.start('payment');
    await toRead('confirmed', scene);
    expect(await eventsAbout('payments', 'payment.paid', id)).toHaveLength(1);
    await expectBooksToAgree();
  });

  test('1: after the gateway said yes to nobody: the lost answer is asked for', async () => {
    const scene = await aboutToPayMixed();
    const paying = refusalOf(scene.buyer.pay({ ...scene.order, token: 'timeout' }));
    await gatewaySays(scene.id, 'DONE');
    await parts.kill('payment');
    expect((await paying).status).toBe(503);
    await parts.start('payment');
    await toRead('confirmed', scene);
  });

  test('1: while it gives money back: the refund is finished, once', async () => {
    const scene = await aboutToPayMixed();
    const { buyer, id, order } = scene;
    const { id: paymentId } = await buyer.pay(order);
    await whileRowIsHeld({ app: 'payment', table: 'payments', id: paymentId }, async (stuck) => {
      await buyer.cancel(id);
      await stuck();
      await parts.kill('payment');
    });
    await parts.start('payment');
    await toHavePoints(POINTS, scene);
    await toReadRefunded(scene);
    expect(await eventsAbout('payments', 'payment.refunded', id)).toHaveLength(1);
    await expectBooksToAgree();
  });
});

test('3: reservation killed while it confirms: the event comes again and it is confirmed once', async () => {
  const scene = await aboutToPayMixed();
  const { buyer, id, order } = scene;
  const paying = outcomes([buyer.pay({ ...order, token: 'slow-1' })]);
  await gatewayTakes(id);
  await whileRowIsHeld({ app: 'reservation', table: 'reservations', id }, async (stuck) => {
    await stuck();
    await parts.kill('reservation');
  });
  await parts.start('reservation');
  await paying;
  await toRead('confirmed', scene);
  expect(await eventsAbout('reservations', 'reservation.confirmed', id)).toHaveLength(1);
  await expectBooksToAgree();
});

test('23: Redis away while money is taken: the event waits in the outbox and confirms afterwards', async () => {
  // Reservation was killed just before.
  await eventsFlow();
  const scene = await aboutToPayMixed();
  const { buyer, order } = scene;
  const refusal = await parts.without('redis', async () => {
    const refused = await refusalOf(buyer.pay(order));
    expect(await count('payment', 'select count(*) from outbox')).toBeGreaterThan(0);
    return refused;
  });
  expect(refusal.code).toBe('PAYMENT_UNCERTAIN');
  await toRead('confirmed', scene);
  await until(
    'the outbox is empty',
    () => count('payment', 'select count(*) from outbox'),
    (left) => left === 0,
  );
  await expectBooksToAgree();
});

test('25: PostgreSQL restarted at once under load: 503 meanwhile, then all goes on by itself', async () => {
  const scenes = await Promise.all(Array.from({ length: 8 }, aboutToPayMixed));
  const { buyer, event } = await aboutToPayMixed();
  const before = await parts.list();
  const paying = outcomes(scenes.map(({ buyer, order }) => buyer.pay({ ...order, token: 'slow-1' })));
  await Promise.all(scenes.map(({ id }) => gatewayTakes(id)));
  await parts.kill('postgres', 'SIGQUIT');
  expect((await refusalOf(buyer.seatMap(event.id))).status).toBe(503);
  await parts.start('postgres');

  const answers = Object.keys(await paying);
  expect(['done', 'UPSTREAM_UNAVAILABLE', 'PAYMENT_UNCERTAIN']).toEqual(expect.arrayContaining(answers));
  await until(
    'reads work again',
    () => outcomes([buyer.seatMap(event.id)]),
    (ends) => ends.done === 1,
    5_000,
  );
  for (const scene of scenes) await toRead('confirmed', scene);
  const pidsNow = new Map((await parts.list()).map(({ name, pid }) => [name, pid]));
  const restarted = before.filter(({ name, pid }) => pidsNow.get(name) !== pid).map(({ name }) => name);
  expect(restarted).toEqual(['postgres']);
  await expectBooksToAgree();
});
