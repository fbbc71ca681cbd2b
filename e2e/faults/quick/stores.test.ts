import { afterAll, expect, test } from 'vitest';
import { until } from '../../../story/client/until.ts';
import { expectBooksToAgree } from '../../system/books.ts';
import { count } from '../../system/databases.ts';
import { eventWithSeats } from '../../system/new-event.ts';
import { outcomes, refusalOf } from '../../system/outcomes.ts';
import { parts } from '../../system/parts.ts';
import { crowdOf, newBuyer } from '../../system/people.ts';
import { appUrl } from '../../system/places.ts';
import { aboutToPayMixed, toRead } from '../../system/scene.ts';
import { flushRedis, restartRedisEmpty } from '../broker-data.ts';
import { lines } from '../lines.ts';
import { slowest, underLoad } from '../load/load.ts';

afterAll(expectBooksToAgree);

test('22: Redis is flushed while 60 buyers want one seat: one has it, and nobody else', async () => {
  const [crowd, event] = await Promise.all([crowdOf(60), eventWithSeats(1)]);
  // With a pass nobody depends on the waiting room, which lets nobody in for seconds after such a loss.
  await Promise.all(crowd.map((buyer) => buyer.enter(event.id)));
  const seat = event.seat().id;
  const holding = outcomes(crowd.map((buyer) => buyer.holdSeat(event.id, seat)));
  await flushRedis();
  expect(await holding).toEqual({ done: 1, SEAT_UNAVAILABLE: 59 });
});

test('22: Redis is flushed while buyers pay: what the broker lost is said again, every ticket is given', async () => {
  await underLoad(flushRedis);
});

test('24: Redis comes back empty while events wait: the outbox sends them, and the seat is confirmed', async () => {
  const scene = await aboutToPayMixed();
  const refused = await lines.disturbed('redis', { kind: 'gone' }, async () => {
    const answer = await refusalOf(scene.buyer.pay(scene.order));
    expect(await count('payment', 'select count(*) from outbox')).toBeGreaterThan(0);
    await restartRedisEmpty();
    return answer;
  });
  expect(refused.code).toBe('PAYMENT_UNCERTAIN');
  await toRead('confirmed', scene);
  await expectBooksToAgree();
});

test('26: PostgreSQL answers two seconds late: every answer comes in its time, processes stay healthy, and all goes on', async () => {
  await underLoad(async ({ talk, goesOn }) => {
    const before = await parts.list();
    await lines.disturbed('postgres', { kind: 'delay', ms: 2_000 }, async () => {
      const buyer = await newBuyer().catch(() => undefined);
      expect(buyer === undefined || buyer.user.id.length > 0).toBe(true);
      for (const app of ['auth', 'event', 'reservation', 'payment']) {
        const askedAt = performance.now();
        expect((await fetch(`${appUrl(app)}/health`)).status).toBe(200);
        expect(performance.now() - askedAt).toBeLessThan(500);
      }
    });
    await goesOn();
    // The origin gives payments 20 s at most.
    expect(slowest(talk)).toBeLessThan(20_500);
    expect(await parts.list()).toEqual(before);
  });
});

test('25: PostgreSQL restarts at once under load: refused meanwhile, and it goes on by itself', async () => {
  await underLoad(async () => {
    await parts.kill('postgres', 'SIGQUIT');
    await parts.start('postgres');
    await until(
      'reservation is ready',
      () => fetch(`${appUrl('reservation')}/health/all`),
      ({ ok }) => ok,
      5_000,
    );
  });
});

test('25: all connections to PostgreSQL are reset at once under load', async () => {
  await underLoad(() => lines.reset('postgres'));
});
