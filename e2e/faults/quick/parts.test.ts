import { afterAll, expect, test } from 'vitest';
import { expectBooksToAgree } from '../../system/books.ts';
import { gatewayTakes } from '../../system/gateway-sees.ts';
import { refusalOf } from '../../system/outcomes.ts';
import { parts } from '../../system/parts.ts';
import { aboutToPayMixed, toRead } from '../../system/scene.ts';
import { underLoad } from '../load/load.ts';
import { APPS, killSidecarUnderLoad, killUnderLoad } from '../part-under-load.ts';

afterAll(expectBooksToAgree);

test.each(['payment', 'reservation'])('%s is killed under load, and buyers go on', killUnderLoad);

test.each(['payment', 'reservation'])("27: %s's sidecar is killed under load", killSidecarUnderLoad);

test('35: a service that is told to stop finishes what it has begun, and turns away what comes then', async () => {
  const [scene, late] = await Promise.all([aboutToPayMixed(), aboutToPayMixed()]);
  const paying = scene.buyer.pay({ ...scene.order, token: 'slow-2' });
  await gatewayTakes(scene.id);
  const stopping = parts.stop('payment');
  const refused = await refusalOf(late.buyer.pay(late.order));
  expect(refused.code).toBe('UPSTREAM_UNAVAILABLE');
  const payment = await paying;
  expect(payment.status).toBe('SUCCESS');
  await stopping;
  await parts.start('payment');
  await toRead('confirmed', scene);
  await late.buyer.pay(late.order);
});

test('35: all services are restarted one after the other under load, and no request is lost in the middle', async () => {
  await underLoad(async ({ goesOn }) => {
    for (const app of APPS) {
      await parts.stop(app);
      await parts.start(app);
      await goesOn(2);
    }
  });
});
