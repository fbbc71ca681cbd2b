import { afterAll, expect, test } from 'vitest';
import { until } from '../../../story/client/until.ts';
import { expectBooksToAgree } from '../../system/books.ts';
import { eventsAbout } from '../../system/broker.ts';
import { gatewayTakes } from '../../system/gateway-sees.ts';
import { outcomes } from '../../system/outcomes.ts';
import { parts } from '../../system/parts.ts';
import { aboutToPayMixed, toRead } from '../../system/scene.ts';
import { killSidecarUnderLoad, killUnderLoad } from '../part-under-load.ts';

afterAll(expectBooksToAgree);

test.each(['payment', 'reservation'])('%s is killed under load, and buyers go on', killUnderLoad);

test.each(['payment', 'reservation'])("27: %s's sidecar is killed under load", killSidecarUnderLoad);

test('35: payment is told to stop while it charges: it ends what it has begun, and loses nothing of what comes then', async () => {
  const [scene, late] = await Promise.all([aboutToPayMixed(), aboutToPayMixed()]);
  const paying = outcomes([scene.buyer.pay({ ...scene.order, token: 'slow-1' })]);
  await gatewayTakes(scene.id);
  const stopping = parts.stop('payment');
  const came = await outcomes([late.buyer.pay(late.order)]);
  await stopping;
  await parts.start('payment');
  // Nobody confirms to a service that is about to go, so the answer may be that it is being confirmed.
  expect(['done', 'PAYMENT_UNCERTAIN']).toEqual(expect.arrayContaining(Object.keys(await paying)));
  expect(await eventsAbout('payments', 'payment.paid', scene.id)).toHaveLength(1);
  expect(['UPSTREAM_UNAVAILABLE', 'PAYMENT_UNCERTAIN']).toEqual(expect.arrayContaining(Object.keys(came)));
  await toRead('confirmed', scene);
  await until(
    'who came late has paid',
    () => outcomes([late.buyer.pay(late.order)]),
    (ends) => ends.done === 1,
    30_000,
  );
});
