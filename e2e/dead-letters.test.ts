import { createClient } from 'redis';
import { expect, inject, test } from 'vitest';
import { z } from 'zod';
import { request } from '../story/client/http.ts';
import { until } from '../story/client/until.ts';
import { expectBooksToAgree } from './system/books.ts';
import { publishBroken } from './system/broken-event.ts';
import { paidEventOf } from './system/broker.ts';
import { connected, count } from './system/databases.ts';
import { events, tail } from './system/events-command.ts';
import { eventWithSeats } from './system/new-event.ts';
import { refusalOf } from './system/outcomes.ts';
import { parts } from './system/parts.ts';
import { newBuyer } from './system/people.ts';
import { appUrl, sidecarUrl } from './system/places.ts';

async function heldSeat() {
  const [buyer, event] = await Promise.all([newBuyer(), eventWithSeats(1)]);
  const { id, totalAmount } = await buyer.holdSeat(event.id, event.seat().id);
  return { buyer, id, order: { reservationId: id, points: 0, card: totalAmount } };
}

async function deadLettersOf(app: string, topic: string): Promise<number> {
  const text = await (await fetch(`${appUrl(app)}/metrics`)).text();
  const line = text.split('\n').find((one) => one.startsWith(`tiketi_dead_letters{topic="${topic}"}`));
  return Number(line?.split(' ').at(-1) ?? 0);
}

/** A fault that a new version would mend: this reservation cannot be confirmed. */
const breakConfirming = (id: string) =>
  connected('reservation', async (client) => {
    await client.query(`create function cannot_confirm() returns trigger language plpgsql as
      $$ begin raise exception 'this version cannot confirm it'; end $$`);
    await client.query(`create trigger cannot_confirm before update on reservations for each row
      when (new.id = '${id}' and new.status = 'confirmed') execute function cannot_confirm()`);
  });

const mendConfirming = () =>
  connected('reservation', (client) => client.query('drop function if exists cannot_confirm cascade'));

test('32: a paid event that cannot be handled is parked after all its tries while others flow on; mended and replayed, it confirms once', async () => {
  const poisoned = await heldSeat();
  await breakConfirming(poisoned.id);
  try {
    const paying = refusalOf(poisoned.buyer.pay(poisoned.order));
    const { id: eventId } = await paidEventOf(poisoned.id);
    expect((await paying).code).toBe('PAYMENT_UNCERTAIN');
    const version = await versionOf(poisoned.id);

    const other = await heldSeat();
    await other.buyer.pay(other.order);
    expect((await other.buyer.reservation(other.id)).status).toBe('confirmed');

    await until(
      'the letter is counted',
      () => deadLettersOf('reservation', 'payments'),
      (letters) => letters > 0,
      100_000,
    );
    const listed = await events('dead', '--app', 'reservation');
    expect(listed).toMatchObject({ code: 0, err: '' });
    expect(listed.out).toMatch(
      new RegExp(`reservation +${eventId} +payment.paid .*this version cannot confirm it`),
    );
    const stays = await events('replay', eventId);
    expect(stays).toMatchObject({ code: 1, out: expect.stringContaining('stays: this version') });

    await mendConfirming();
    expect(await events('replay', eventId)).toEqual({
      code: 0,
      out: `reservation  ${eventId}  replayed\n`,
      err: '',
    });
    expect((await poisoned.buyer.reservation(poisoned.id)).status).toBe('confirmed');
    expect(await versionOf(poisoned.id)).toBe(version + 1);
    // Once more, by hand: it is known.
    expect((await events('replay', eventId)).code).toBe(0);
    expect(await versionOf(poisoned.id)).toBe(version + 1);
    await events('replay', '--all', '--app', 'reservation');
    expect(await deadLettersOf('reservation', 'payments')).toBe(0);
  } finally {
    await mendConfirming();
  }
  await expectBooksToAgree();
}, 180_000);

const versionOf = (id: string) =>
  count('reservation', 'select version from reservations where id = $1', [id]);

test('32: an event that breaks its contract is parked by each that was to hear it, with a database or without', async () => {
  const { broken, shown } = await publishBroken();
  expect(shown.code).toBe(0);
  expect(shown.out).toContain('"reservationId": "nobody"');
  expect(await deadLettersOf('notification', 'payments')).toBeGreaterThan(0);
  const replayed = await events('replay', broken.id, '--app', 'notification');
  expect(replayed).toMatchObject({ code: 1, out: expect.stringContaining('stays: breaks its contract') });

  // Nobody else heard it, and all goes on.
  expect(await events('dead', '--show', broken.id, '--app', 'payment')).toMatchObject({ code: 1 });
  const { buyer, order } = await heldSeat();
  await buyer.pay(order);
});

const Travelling = z.object({
  type: z.string(),
  traceparent: z.string(),
  data: z.looseObject({
    reservationId: z.string().optional(),
    reservation: z.looseObject({ id: z.string() }).optional(),
  }),
});

async function groupsOf(topic: string): Promise<string[]> {
  const redis = createClient({ url: `redis://${inject('system').urls.redis}` });
  await redis.connect();
  try {
    return (await redis.xInfoGroups(topic)).map(({ name }) => String(name));
  } finally {
    await redis.close();
  }
}

test('the tail shows the events of a purchase by one trace, and leaves nothing behind', async () => {
  const { buyer, id, order } = await heldSeat();
  const [json, lines] = await Promise.all([tail('--json'), tail('--type', 'payment.*')]);
  await buyer.pay(order);
  const seen = () =>
    json
      .lines()
      .map((line) => Travelling.parse(JSON.parse(line)))
      .filter(({ data }) => data.reservationId === id || data.reservation?.id === id);
  await until(
    'both are seen',
    async () => seen(),
    (all) => all.length === 2,
  );
  expect(
    seen()
      .map(({ type }) => type)
      .toSorted(),
  ).toEqual(['payment.paid', 'reservation.confirmed']);
  const traces = new Set(seen().map(({ traceparent }) => traceparent.split('-')[1]));
  expect(traces.size).toBe(1);
  const [trace] = traces;
  await until(
    'the line is printed',
    async () => lines.lines(),
    (all) => all.some((line) => line.includes(`trace ${trace}  reservation ${id}`)),
  );
  expect(lines.lines().every((line) => line.includes('  payment.'))).toBe(true);
  // What was published before is not printed.
  expect(json.lines().filter((line) => line.includes('reservation.held'))).toEqual([]);

  expect(await Promise.all([json.stop(), lines.stop()])).toEqual([0, 0]);
  expect((await groupsOf('payments')).filter((name) => name.startsWith('events-'))).toEqual([]);
});

test('with a service away the others are listed, and it is said which is', async () => {
  const listed = await parts.without('notification', () => events('dead'));
  expect(listed).toMatchObject({ code: 1, err: 'notification does not answer.\n' });
});

test('nobody but this command lists or replays dead letters', async () => {
  const path = '/v1.0/invoke/reservation/method/internal/dead-letters';
  for (const app of ['payment', 'notification'])
    expect(await request(sidecarUrl(app), 'GET', path)).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN' },
    });
  expect(await request(appUrl('reservation'), 'GET', '/internal/dead-letters')).toMatchObject({
    status: 403,
  });
});
