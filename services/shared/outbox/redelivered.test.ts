import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { publish } from '../dapr/publish.ts';
import { subscribe } from '../events/subscribe.ts';
import { createHttp } from '../http/app.ts';
import { silent } from '../testing/database.ts';
import { listen } from '../testing/listen.ts';
import { SIDECAR_TOKEN, startSidecar } from '../testing/sidecar.ts';
import { handleOnce } from './handle-once.ts';
import { openPostRoom, type PostRoom } from './testing/post-room.ts';

type Sidecar = Awaited<ReturnType<typeof startSidecar>>;
let room: PostRoom;
let server: Awaited<ReturnType<typeof listen>>;
let speaker: Sidecar;
let hearer: Sidecar;
let deliveries = 0;
let begun = 0;
const again = Promise.withResolvers<void>();

/** Its first handling lasts until the broker has delivered the event once more. */
beforeAll(async () => {
  room = await openPostRoom();
  const http = { log: silent, appApiToken: SIDECAR_TOKEN };
  const app = createHttp({ service: 'event', version: 'test', health: { sidecar: async () => {} }, ...http });
  subscribe(app, silent, 'user.deleted', async ({ id }) => {
    deliveries += 1;
    if (deliveries > 1) again.resolve();
    await handleOnce(room.db, id, async (tx) => {
      begun += 1;
      await sql`insert into effects values (1)`.execute(tx);
      await again.promise;
    });
  });
  server = await listen(app.fetch);
  hearer = await startSidecar('event', Number(new URL(server.url).port), { redeliverAfterMs: 1_000 });
  speaker = await startSidecar('auth');
}, 60_000);
afterAll(async () => {
  await Promise.all([speaker?.stop(), hearer?.stop()]);
  server?.close();
  await room?.close();
});

test('30: an event that the broker delivers again while its first handling still runs has one effect', async () => {
  await publish(speaker, {
    id: crypto.randomUUID(),
    topic: 'users',
    type: 'user.deleted',
    data: { userId: crypto.randomUUID() },
    traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
  });
  const effects = () => sql`select from effects`.execute(room.db).then(({ rows }) => rows.length);
  await vi.waitUntil(async () => (await effects()) > 0, { timeout: 30_000, interval: 50 });
  expect(deliveries).toBeGreaterThan(1);
  expect(begun).toBe(1);
  expect(await effects()).toBe(1);
});
