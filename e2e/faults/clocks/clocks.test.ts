import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { until } from '../../../story/client/until.ts';
import { expectBooksToAgree } from '../../system/books.ts';
import { count } from '../../system/databases.ts';
import { holdLapsed, letHoldRunOut } from '../../system/deadlines.ts';
import { eventsFlow } from '../../system/events-flow.ts';
import { eventWithSeats, eventWithTickets } from '../../system/new-event.ts';
import { refusalOf } from '../../system/outcomes.ts';
import { parts } from '../../system/parts.ts';
import { newBuyer } from '../../system/people.ts';
import { appUrl } from '../../system/places.ts';
import { aboutToPayMixed, toRead, toReadRefunded } from '../../system/scene.ts';

afterAll(expectBooksToAgree);

const HOUR_MS = 3_600_000;
const preload = fileURLToPath(new URL('./shift-clock.ts', import.meta.url));

let shifted: string | undefined;
async function shift(app: string, ms: number): Promise<void> {
  shifted = app;
  await parts.stop(app);
  await parts.start(app, { NODE_OPTIONS: `--import=${preload}`, CLOCK_SHIFT_MS: String(ms) });
  const { timestamp } = z
    .object({ timestamp: z.coerce.date() })
    .parse(await (await fetch(`${appUrl(app)}/health`)).json());
  expect(Math.abs(timestamp.getTime() - Date.now() - ms)).toBeLessThan(5_000);
  await eventsFlow();
}
afterEach(async () => {
  if (!shifted) return;
  await parts.stop(shifted);
  await parts.start(shifted);
});

const WAYS: [string, string, number][] = [
  ['reservation', 'behind', -HOUR_MS],
  ['reservation', 'ahead', HOUR_MS],
  ['payment', 'behind', -HOUR_MS],
  ['payment', 'ahead', HOUR_MS],
];

test.each(WAYS)('33: %s is an hour %s: tickets are held, paid and given back as ever', async (app, _, ms) => {
  await shift(app, ms);
  const scene = await aboutToPayMixed();
  await scene.buyer.pay(scene.order);
  await toRead('confirmed', scene);
  await scene.buyer.cancel(scene.id);
  await toReadRefunded(scene);
  await expectBooksToAgree();
});

test.each(WAYS.filter(([app]) => app === 'reservation'))(
  '33: %s is an hour %s: a hold ends when PostgreSQL says so, neither sooner nor later',
  async (app, _, ms) => {
    await shift(app, ms);
    const [buyer, other, seats, tickets] = await Promise.all([
      newBuyer(),
      newBuyer('other'),
      eventWithSeats(1),
      eventWithTickets(1),
    ]);
    const held = await buyer.holdSeat(seats.id, seats.seat().id);
    const left = await count(
      'reservation',
      'select extract(epoch from expires_at - now())::float8 from reservations where id = $1',
      [held.id],
    );
    // HOLD_MINUTES of the tests is 2.
    expect(left).toBeGreaterThan(110);
    expect(left).toBeLessThanOrEqual(120);
    expect((await refusalOf(other.holdSeat(seats.id, seats.seat().id))).code).toBe('SEAT_UNAVAILABLE');
    await letHoldRunOut(held.id);
    await holdLapsed(other, seats.id, seats.seat().id);
    expect(
      (await refusalOf(buyer.pay({ reservationId: held.id, points: 0, card: held.totalAmount }))).code,
    ).toBe('RESERVATION_EXPIRED');
    const standing = await buyer.holdTickets(tickets.id, [
      { ticketTypeId: tickets.ticketTypeId, quantity: 1 },
    ]);
    await letHoldRunOut(standing.id);
    await until('the ticket is back', tickets.available, (stock) => stock === 1);
  },
);
