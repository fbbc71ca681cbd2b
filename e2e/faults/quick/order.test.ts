import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { gatewayPayment } from '../../../story/client/gateway.ts';
import { until } from '../../../story/client/until.ts';
import { expectBooksToAgree } from '../../system/books.ts';
import { deliver, type Envelope, eventsAbout, paidEventOf } from '../../system/broker.ts';
import { rows } from '../../system/databases.ts';
import { eventsFlow } from '../../system/events-flow.ts';
import { gatewayTakes } from '../../system/gateway-sees.ts';
import { outcomes } from '../../system/outcomes.ts';
import { parts } from '../../system/parts.ts';
import { gatewayUrl } from '../../system/places.ts';
import { aboutToPayMixed, POINTS, toHavePoints, toReadRefunded } from '../../system/scene.ts';

beforeAll(async () => void (await eventsFlow()));
afterAll(expectBooksToAgree);

const SUCCESS = { status: 200, body: { status: 'SUCCESS' } };

/** The first event of a type about a reservation, once the broker has it. */
async function eventOf(topic: string, type: string, reservationId: string): Promise<Envelope> {
  const [event] = await until(
    `${type} is with the broker`,
    () => eventsAbout(topic, type, reservationId),
    (events) => events.length > 0,
  );
  if (!event) throw new Error(`no ${type}`);
  return event;
}

test('31: all events of a cancelled reservation come once more, the last first: nothing changes for its buyer', async () => {
  const scene = await aboutToPayMixed();
  const { buyer, id } = scene;
  const { id: paymentId } = await buyer.pay(scene.order);
  await buyer.cancel(id);
  await toReadRefunded(scene);
  const before = await buyer.reservation(id);
  const events = {
    reservation: [await eventOf('payments', 'payment.refunded', id), await paidEventOf(id)],
    payment: [
      await eventOf('reservations', 'reservation.cancelled', id),
      await eventOf('reservations', 'reservation.confirmed', id),
    ],
  };
  for (const [app, reversed] of Object.entries(events)) {
    for (const event of reversed) {
      expect(await deliver(app, event)).toEqual(SUCCESS);
      // As one that payment or reservation says once more.
      expect(await deliver(app, { ...event, id: crypto.randomUUID() })).toEqual(SUCCESS);
    }
  }
  await expectBooksToAgree();
  expect(await buyer.reservation(id)).toEqual(before);
  expect(await gatewayPayment(gatewayUrl, paymentId)).toMatchObject({ status: 'CANCELED', balanceAmount: 0 });
  await toHavePoints(POINTS, scene);
});

const Outbox = z.object({ id: z.string(), type: z.string(), data: z.unknown() });

test('31: payment hears of the cancellation before it hears of the confirmation: the money goes back once', async () => {
  const scene = await aboutToPayMixed();
  const { buyer, id } = scene;
  const paying = outcomes([buyer.pay({ ...scene.order, token: 'slow-1' })]);
  const paymentId = await gatewayTakes(id);
  // What is between payment and the others stands still; the test carries the news meanwhile.
  await parts.kill('payment-sidecar', 'SIGSTOP');
  const [paid] = await until(
    'it is paid',
    () => rows('payment', Outbox, `select id, type, data from outbox where type = 'payment.paid'`),
    (waiting) => waiting.length === 1,
  );
  if (!paid) throw new Error('no payment.paid');
  expect(await deliver('reservation', { id: paid.id, type: paid.type, data: paid.data })).toEqual(SUCCESS);
  await buyer.cancel(id);
  expect(await deliver('payment', await eventOf('reservations', 'reservation.cancelled', id))).toEqual(
    SUCCESS,
  );
  expect(await deliver('payment', await eventOf('reservations', 'reservation.confirmed', id))).toEqual(
    SUCCESS,
  );
  await parts.kill('payment-sidecar', 'SIGCONT');
  await paying;
  await toReadRefunded(scene);
  await toHavePoints(POINTS, scene);
  expect(await gatewayPayment(gatewayUrl, paymentId)).toMatchObject({ status: 'CANCELED', balanceAmount: 0 });
  await expectBooksToAgree();
});
