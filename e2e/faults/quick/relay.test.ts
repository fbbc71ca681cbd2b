import { afterAll, expect, test } from 'vitest';
import { until } from '../../../story/client/until.ts';
import { expectBooksToAgree } from '../../system/books.ts';
import { eventsAbout } from '../../system/broker.ts';
import { count } from '../../system/databases.ts';
import { refusalOf } from '../../system/outcomes.ts';
import { parts } from '../../system/parts.ts';
import { aboutToPayMixed, toRead } from '../../system/scene.ts';
import { lines } from '../lines.ts';

afterAll(expectBooksToAgree);

const outboxOfPayment = () => count('payment', `select count(*) from outbox where type = 'payment.paid'`);
const versionOf = (id: string) =>
  count('reservation', 'select version from reservations where id = $1', [id]);

test('2: payment killed between commit and publish: the event is sent when it is back, and the seat confirmed', async () => {
  const scene = await aboutToPayMixed();
  const paying = refusalOf(scene.buyer.pay({ ...scene.order, token: 'slow-1' }));
  await until(
    'the card is being asked',
    () => count('payment', `select count(*) from payments where reservation_id = $1`, [scene.id]),
    (begun) => begun === 1,
  );
  // The checkout needed the sidecar; it goes away while the card is asked.
  await parts.kill('payment-sidecar');
  await until('the event waits in the outbox', outboxOfPayment, (waiting) => waiting === 1);
  await parts.kill('payment');
  expect((await paying).code).toBe('PAYMENT_UNCERTAIN');
  expect(await eventsAbout('payments', 'payment.paid', scene.id)).toHaveLength(0);
  await Promise.all([parts.start('payment-sidecar'), parts.start('payment')]);
  await toRead('confirmed', scene);
  expect(await eventsAbout('payments', 'payment.paid', scene.id)).toHaveLength(1);
  await expectBooksToAgree();
});

test('4: the relay killed between publishing and marking: the event comes twice and confirms once', async () => {
  const scene = await aboutToPayMixed();
  const paying = refusalOf(scene.buyer.pay({ ...scene.order, token: 'slow-1' }));
  await until(
    'the card is being asked',
    () => count('payment', `select count(*) from payments where reservation_id = $1`, [scene.id]),
    (begun) => begun === 1,
  );
  const before = await versionOf(scene.id);
  // Redis takes the event, and nobody hears that it did.
  await lines.disturb('redis', { kind: 'hold-answers' });
  await until(
    'the event is published',
    () => eventsAbout('payments', 'payment.paid', scene.id),
    (events) => events.length === 1,
  );
  await parts.kill('payment');
  expect(await outboxOfPayment()).toBe(1);
  await lines.disturb('redis', { kind: 'none' });
  await paying;
  await parts.start('payment');
  const events = await until(
    'the event is published again',
    () => eventsAbout('payments', 'payment.paid', scene.id),
    (seen) => seen.length === 2,
    30_000,
  );
  expect(new Set(events.map((event) => event.id)).size).toBe(1);
  await toRead('confirmed', scene);
  expect(await versionOf(scene.id)).toBe(before + 1);
  expect(await eventsAbout('reservations', 'reservation.confirmed', scene.id)).toHaveLength(1);
  await expectBooksToAgree();
});
