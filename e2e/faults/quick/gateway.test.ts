import { afterAll, describe, expect, test } from 'vitest';
import type { Disturbance } from '../../../sandbox/network/disturbance.ts';
import { gatewayPayment } from '../../../story/client/gateway.ts';
import { until } from '../../../story/client/until.ts';
import { expectBooksToAgree } from '../../system/books.ts';
import { eventsAbout } from '../../system/broker.ts';
import { count } from '../../system/databases.ts';
import { gatewaySays } from '../../system/gateway-sees.ts';
import { outcomes, refusalOf } from '../../system/outcomes.ts';
import { parts } from '../../system/parts.ts';
import { newBuyer } from '../../system/people.ts';
import { gatewayUrl } from '../../system/places.ts';
import {
  aboutToPayMixed,
  balanceOf,
  POINTS,
  toHavePoints,
  toRead,
  toReadRefunded,
} from '../../system/scene.ts';
import { lines } from '../lines.ts';

afterAll(expectBooksToAgree);

/** Ways to lose the answer of a gateway that charged, and one where it may not even have been asked. */
const LOST: [string, Disturbance][] = [
  ['is held', { kind: 'hold-answers' }],
  ['is late', { kind: 'delay', ms: 4_000 }],
  ['is cut off in the middle', { kind: 'cut-after', bytes: 40 }],
  ['is cut off before its first byte', { kind: 'cut-after', bytes: 0 }],
  ['is held together with the question', { kind: 'hold' }],
];

describe('15: the answer of the gateway', () => {
  test.each(LOST)(
    '%s: the buyer reads that it is not sure yet, and has the seat or the money',
    async (_, how) => {
      const scene = await aboutToPayMixed();
      const { buyer, id, order } = scene;
      await lines.disturbed('gateway', how, async () => {
        expect((await refusalOf(buyer.pay(order))).code).toBe('PAYMENT_UNCERTAIN');
        expect(['PAYMENT_UNCERTAIN', 'PAYMENT_IN_PROGRESS']).toContain(
          (await refusalOf(buyer.pay(order))).code,
        );
      });
      const settled = await until(
        'it is settled',
        () =>
          count(
            'payment',
            `select count(*) from payments where reservation_id = $1 and status in ('SUCCESS', 'FAILED')`,
            [id],
          ),
        (decided) => decided === 1,
        30_000,
      );
      expect(settled).toBe(1);
      // Where nothing was charged the buyer pays now; a second charge there is in no case.
      await until(
        'the seat is paid',
        () => outcomes([buyer.pay(order)]),
        (ends) => ends.done === 1,
        30_000,
      );
      await toRead('confirmed', scene);
      expect(await balanceOf(buyer)).toBe(0);
      await expectBooksToAgree();
    },
  );

  test.each(LOST.slice(2))('%s: points are credited once, or nothing is charged', async (_, how) => {
    const buyer = await newBuyer();
    const key = crypto.randomUUID();
    await lines.disturbed('gateway', how, async () => {
      expect((await refusalOf(buyer.chargePoints(5_000, { key }))).code).toBe('PAYMENT_UNCERTAIN');
    });
    await until(
      'the charge is done',
      () => outcomes([buyer.chargePoints(5_000, { key })]),
      (ends) => ends.done === 1,
      30_000,
    );
    expect(await balanceOf(buyer)).toBe(5_000);
    await expectBooksToAgree();
  });
});

test('a gateway that nobody reaches takes nothing: the buyer is told so and may try again', async () => {
  const scene = await aboutToPayMixed();
  const { buyer, id, order } = scene;
  await lines.disturbed('gateway', { kind: 'gone' }, async () => {
    expect((await refusalOf(buyer.pay(order))).code).toBe('PAYMENT_UNAVAILABLE');
    expect(await balanceOf(buyer)).toBe(POINTS);
    expect((await buyer.reservation(id)).status).toBe('pending');
  });
  await until(
    'the seat is paid',
    () => outcomes([buyer.pay(order)]),
    (ends) => ends.done === 1,
    30_000,
  );
});

describe('1: payment is killed', () => {
  test('with its question on the way: the charge that still comes is found, and the seat is the buyer’s', async () => {
    const scene = await aboutToPayMixed();
    await lines.disturb('gateway', { kind: 'hold' });
    const paying = refusalOf(scene.buyer.pay(scene.order));
    await lines.holds('gateway', 'heldAsked');
    await parts.kill('payment');
    expect((await paying).code).toBe('PAYMENT_UNCERTAIN');
    await lines.disturb('gateway', { kind: 'none' });
    await gatewaySays(scene.id, 'DONE');
    await parts.start('payment');
    await toRead('confirmed', scene);
    expect(await eventsAbout('payments', 'payment.paid', scene.id)).toHaveLength(1);
    await expectBooksToAgree();
  });

  test('with the answer on the way: one charge, one confirmation', async () => {
    const scene = await aboutToPayMixed();
    await lines.disturb('gateway', { kind: 'hold-answers' });
    const paying = refusalOf(scene.buyer.pay(scene.order));
    await lines.holds('gateway', 'heldAnswered');
    await parts.kill('payment');
    expect((await paying).code).toBe('PAYMENT_UNCERTAIN');
    await lines.disturb('gateway', { kind: 'none' });
    await parts.start('payment');
    await toRead('confirmed', scene);
    expect(await eventsAbout('payments', 'payment.paid', scene.id)).toHaveLength(1);
    await expectBooksToAgree();
  });

  test.each(['heldAsked', 'heldAnswered'] as const)(
    'while a refund is on its way (%s): the money is back once, card and points',
    async (what) => {
      const scene = await aboutToPayMixed();
      const { id: paymentId } = await scene.buyer.pay(scene.order);
      await lines.disturb('gateway', { kind: what === 'heldAsked' ? 'hold' : 'hold-answers' });
      await scene.buyer.cancel(scene.id);
      await lines.holds('gateway', what);
      await parts.kill('payment');
      await lines.disturb('gateway', { kind: 'none' });
      await parts.start('payment');
      await toReadRefunded(scene);
      await toHavePoints(POINTS, scene);
      expect(await gatewayPayment(gatewayUrl, paymentId)).toMatchObject({
        status: 'CANCELED',
        balanceAmount: 0,
      });
      expect(await eventsAbout('payments', 'payment.refunded', scene.id)).toHaveLength(1);
      await expectBooksToAgree();
    },
  );

  test.each(['heldAsked', 'heldAnswered'] as const)(
    'while points are charged (%s): the buyer repeats and has them once',
    async (what) => {
      const buyer = await newBuyer();
      const key = crypto.randomUUID();
      await lines.disturb('gateway', { kind: what === 'heldAsked' ? 'hold' : 'hold-answers' });
      const charging = refusalOf(buyer.chargePoints(7_000, { key }));
      await lines.holds('gateway', what);
      await parts.kill('payment');
      expect((await charging).code).toBe('PAYMENT_UNCERTAIN');
      await lines.disturb('gateway', { kind: 'none' });
      await parts.start('payment');
      await toHavePoints(7_000, { buyer });
      await expectBooksToAgree();
    },
  );
});
