import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { EventFacts } from '#shared/events/facts.ts';
import { listen } from '#shared/testing/listen.ts';
import { readConfig } from '../../../web/config.ts';
import { OFFER_PATIENCE_MS, reservationOffers, WITHDRAWAL_PATIENCE_MS } from './offers.ts';

const facts: EventFacts = {
  id: crypto.randomUUID(),
  title: '가을밤 콘서트',
  artist: null,
  venue: '올림픽홀',
  address: null,
  eventDate: '2030-10-03T10:00:00.000Z',
  saleStartDate: '2030-09-01T10:00:00.000Z',
  saleEndDate: '2030-10-02T10:00:00.000Z',
  status: 'scheduled',
  version: 1,
  layout: null,
  ticketTypes: [],
};

/** The own sidecar, with reservation behind it as this test wants it to be. */
async function withReservation(answer: () => Response | Promise<Response>) {
  const asked: { path: string; body: unknown }[] = [];
  const sidecar = await listen(async (request) => {
    asked.push({ path: new URL(request.url).pathname, body: await request.json() });
    return answer();
  });
  return { ...sidecar, asked, offers: reservationOffers(sidecar) };
}

test('each is asked of reservation by invocation', async () => {
  const { offers, asked, close } = await withReservation(() =>
    Response.json({ ok: true, cancelledReservations: 3 }),
  );
  await offers.make(facts);
  await offers.withdraw(facts.id);
  expect(await offers.cancel(facts)).toBe(3);
  close();
  expect(asked).toEqual([
    { path: '/v1.0/invoke/reservation/method/internal/offers', body: { facts } },
    { path: '/v1.0/invoke/reservation/method/internal/offers/withdraw', body: { eventId: facts.id } },
    { path: '/v1.0/invoke/reservation/method/internal/offers/cancel', body: { facts } },
  ]);
});

test.each<[string, () => Response | Promise<Response>]>([
  ['refuses', () => Response.json({ ok: false, code: 'SEATS_EXIST' })],
  ['is not there', () => Response.json({ errorCode: 'ERR_DIRECT_INVOKE' }, { status: 500 })],
  ['answers something else', () => new Response('<html>')],
  ['never answers', () => new Promise(() => {})],
])(
  'a reservation that %s is 503, within some seconds',
  async (_, answer) => {
    const { offers, close } = await withReservation(answer);
    const outcomes = await Promise.allSettled([
      offers.make(facts),
      offers.withdraw(facts.id),
      offers.cancel(facts),
    ]);
    close();
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'UPSTREAM_UNAVAILABLE' } });
    }
  },
  10_000,
);

test('a hall takes as long as Dapr and the origin let it: their limits stand around ours', async () => {
  const policies = parse(
    readFileSync(new URL('../../../dapr/resiliency/apps.yaml', import.meta.url), 'utf8'),
  );
  const { timeout } = policies.spec.targets.apps.reservation;
  expect(policies.spec.policies.timeouts[timeout]).toBe(`${OFFER_PATIENCE_MS / 1_000}s`);
  // When it takes too long the event's offer is withdrawn, and then the administrator is answered.
  expect(OFFER_PATIENCE_MS + WITHDRAWAL_PATIENCE_MS).toBeLessThan(readConfig({}).serviceTimeLimitMs);
});
