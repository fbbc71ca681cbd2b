import { afterAll, expect, test } from 'vitest';
import { until } from '../../story/client/until.ts';
import { expectBooksToAgree } from '../system/books.ts';
import { eventsFlow } from '../system/events-flow.ts';
import { outcomes } from '../system/outcomes.ts';
import { aboutToPayMixed, type Scene, toRead } from '../system/scene.ts';
import { allReady, kubectl } from './pods.ts';

afterAll(expectBooksToAgree);

const AWAY_MS = 30_000;

test('29: reservation is away for 30 s: payment fails fast meanwhile, and pays as soon as it is back', async () => {
  await eventsFlow();
  const scenes = await Promise.all(Array.from({ length: 3 }, aboutToPayMixed));
  await kubectl('scale', 'deployment/reservation', '--replicas=0');
  await kubectl('wait', '--for=delete', 'pod', '-l', 'app.kubernetes.io/name=reservation', '--timeout=120s');
  const times: number[] = [];
  const endsAt = performance.now() + AWAY_MS;
  const keepAsking = async ({ buyer, order }: Scene) => {
    while (performance.now() < endsAt) {
      const askedAt = performance.now();
      const ends = await outcomes([buyer.pay(order)]);
      times.push(performance.now() - askedAt);
      expect(Object.keys(ends)).toEqual(['UPSTREAM_UNAVAILABLE']);
    }
  };
  await Promise.all(scenes.map(keepAsking));
  await kubectl('scale', 'deployment/reservation', '--replicas=2');
  // The breaker is open most of the time: half of all callers hear at once.
  const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
  expect(median).toBeLessThan(500);
  await allReady();
  for (const scene of scenes) {
    await until(
      'the seat is paid',
      () => outcomes([scene.buyer.pay(scene.order)]),
      (ends) => ends.done === 1,
      30_000,
    );
    await toRead('confirmed', scene);
  }
});
