import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, expect, test } from 'vitest';
import { until } from '../../story/client/until.ts';
import { expectBooksToAgree } from '../system/books.ts';
import { eventWithSeats } from '../system/new-event.ts';
import { outcomes } from '../system/outcomes.ts';
import { parts } from '../system/parts.ts';
import { newBuyer } from '../system/people.ts';
import { appUrl } from '../system/places.ts';
import { aboutToPayMixed, type Scene, toRead } from '../system/scene.ts';
import { lines } from './lines.ts';
import { underLoad } from './load/load.ts';
import { LONG_SECONDS, lasts } from './seconds.ts';

afterAll(expectBooksToAgree);

/** Reads that buyers make while they wait, each with how long it took. */
async function timed<T>(request: () => Promise<T>): Promise<{ ends: Record<string, number>; ms: number }> {
  const askedAt = performance.now();
  const ends = await outcomes([request()]);
  return { ends, ms: performance.now() - askedAt };
}

test(`23: Redis is away for ${LONG_SECONDS} s under load: reads are served or refused within a second, nothing hangs`, async () => {
  const [buyer, event] = await Promise.all([newBuyer(), eventWithSeats(3)]);
  await underLoad(() =>
    parts.without('redis', async () => {
      const endsAt = performance.now() + LONG_SECONDS * 1_000;
      while (performance.now() < endsAt) {
        const reads = [
          () => buyer.seatMap(event.id),
          () => buyer.points(),
          () => buyer.queueStatus(event.id),
        ];
        for (const read of reads) {
          const { ends, ms } = await timed<unknown>(read);
          expect(['done', 'UPSTREAM_UNAVAILABLE']).toEqual(expect.arrayContaining(Object.keys(ends)));
          expect(ms).toBeLessThan(1_000);
        }
        await lasts(1);
      }
    }),
  );
});

test(`23: the line to Redis is silent for ${LONG_SECONDS} s under load, neither broken nor alive`, async () => {
  await underLoad(() => lines.disturbed('redis', { kind: 'hold' }, () => lasts(LONG_SECONDS)));
});

test(`25: PostgreSQL is away for ${LONG_SECONDS} s under load`, async () => {
  await underLoad(() => parts.without('postgres', () => lasts(LONG_SECONDS)));
});

test(`15: the gateway is away for ${LONG_SECONDS} s under load`, async () => {
  await underLoad(() => parts.without('payment-gateway', () => lasts(LONG_SECONDS)));
});

test(`29: reservation is away for ${LONG_SECONDS} s: it is asked at most twice for each request, callers fail fast, and are served at once when it is back`, async () => {
  const scenes = await Promise.all(Array.from({ length: 4 }, aboutToPayMixed));
  const away = await standIn('reservation');
  const times: number[] = [];
  let asked = 0;
  const endsAt = performance.now() + LONG_SECONDS * 1_000;
  const keepAsking = async ({ buyer, order }: Scene) => {
    while (performance.now() < endsAt) {
      const { ends, ms } = await timed(() => buyer.pay(order));
      expect(Object.keys(ends)).toEqual(['UPSTREAM_UNAVAILABLE']);
      times.push(ms);
      asked += 1;
      // As fast as a person could.
      await lasts(0.2);
    }
  };
  await Promise.all(scenes.map(keepAsking));
  const counted = await away.end();
  expect(counted).toBeGreaterThan(0);
  expect(counted).toBeLessThanOrEqual(2 * asked);
  // The breaker is open most of the time: half of all callers hear at once.
  expect(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]).toBeLessThan(200);
  for (const scene of scenes) {
    await until(
      'the seat is paid',
      () => outcomes([scene.buyer.pay(scene.order)]),
      (ends) => ends.done === 1,
      15_000,
    );
    await toRead('confirmed', scene);
  }
});

/** In place of a service: healthy, but unable to do anything. Counts what it was asked by invocation. */
async function standIn(app: string) {
  await parts.stop(app);
  let counted = 0;
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/internal/')) counted += 1;
    const isHealth = request.url?.startsWith('/health');
    response.writeHead(isHealth ? 200 : request.url?.startsWith('/dapr/') ? 404 : 503).end('{}');
  }).listen(Number(new URL(appUrl(app)).port), '127.0.0.1');
  await once(server, 'listening');
  return {
    async end(): Promise<number> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await parts.start(app);
      return counted;
    },
  };
}
