import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { expectBooksToAgree } from '../system/books.ts';
import { count } from '../system/databases.ts';
import { eventsFlow } from '../system/events-flow.ts';
import { eventWithSeats } from '../system/new-event.ts';
import { newBuyer } from '../system/people.ts';
import { aboutToPayMixed, toRead, toReadRefunded } from '../system/scene.ts';
import { allReady, askFrom, kubectl } from './pods.ts';

const SHIFT_MS = 600_000;
const HOLD_SECONDS = 300;

/** A module in an address, so that the image needs no file of the tests. */
function preload(): string {
  const program = readFileSync(new URL('../faults/clocks/shift-clock.ts', import.meta.url), 'utf8')
    .replace(/^\/\*\*.*\*\/$/m, '')
    .replaceAll(/\s+/g, ' ');
  return `--import=data:text/javascript,${encodeURIComponent(program)}`;
}

afterAll(async () => {
  await kubectl('set', 'env', 'deployment/reservation', '-c', 'app', 'NODE_OPTIONS-', 'CLOCK_SHIFT_MS-');
  await allReady();
  await expectBooksToAgree();
});

test.each([
  ['behind', -SHIFT_MS],
  ['ahead', SHIFT_MS],
])(
  "33: reservation's containers are ten minutes %s: holds, payments and refunds are as ever",
  async (_, ms) => {
    const env = [`NODE_OPTIONS=${preload()}`, `CLOCK_SHIFT_MS=${ms}`];
    await kubectl('set', 'env', 'deployment/reservation', '-c', 'app', ...env);
    await allReady();
    const { body } = await askFrom('reservation', 'http://127.0.0.1:3004/health');
    const { timestamp } = z.object({ timestamp: z.coerce.date() }).parse(JSON.parse(body));
    expect(Math.abs(timestamp.getTime() - Date.now() - ms)).toBeLessThan(10_000);
    await eventsFlow();

    const [buyer, event] = await Promise.all([newBuyer(), eventWithSeats(1)]);
    const held = await buyer.holdSeat(event.id, event.seat().id);
    const left = await count(
      'reservation',
      'select extract(epoch from expires_at - now())::float8 from reservations where id = $1',
      [held.id],
    );
    expect(left).toBeGreaterThan(HOLD_SECONDS - 20);
    expect(left).toBeLessThanOrEqual(HOLD_SECONDS);

    const scene = await aboutToPayMixed();
    await scene.buyer.pay(scene.order);
    await toRead('confirmed', scene);
    await scene.buyer.cancel(scene.id);
    await toReadRefunded(scene);
  },
);
