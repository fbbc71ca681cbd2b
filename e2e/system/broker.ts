import { createClient } from 'redis';
import { inject } from 'vitest';
import { z } from 'zod';
import { until } from '../../story/client/until.ts';
import { appApiToken, appUrl, sidecarUrl } from './places.ts';
import './provided.ts';

/** An event as it travels: CloudEvents 1.0, https://cloudevents.io */
export type Envelope = { id: string; type: string; data: unknown };

const Travelling = z.looseObject({ id: z.string(), type: z.string(), data: z.unknown() });

/** Hands an event to a sidecar, which delivers it to all who have subscribed. */
export async function publish(app: string, topic: string, event: Envelope): Promise<void> {
  const response = await fetch(`${sidecarUrl(app)}/v1.0/publish/pubsub/${topic}`, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json' },
    body: JSON.stringify({
      specversion: '1.0',
      source: 'e2e',
      datacontenttype: 'application/json',
      ...event,
    }),
  });
  if (!response.ok) throw new Error(`not published: ${response.status} ${await response.text()}`);
}

/** Delivers an event to a service as its sidecar would; without a token as anybody else would. */
export async function deliver(app: string, event: Envelope, token: string | undefined = appApiToken) {
  const response = await fetch(`${appUrl(app)}/events/${event.type}`, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json', ...(token && { 'dapr-api-token': token }) },
    body: JSON.stringify({ specversion: '1.0', source: 'e2e', ...event }),
  });
  const body: unknown = await response.json();
  return { status: response.status, body };
}

/** All events of a topic, oldest first, as the broker keeps them. */
export async function eventsOf(topic: string): Promise<Envelope[]> {
  const redis = createClient({ url: `redis://${inject('system').urls.redis}` });
  await redis.connect();
  try {
    const messages = await redis.xRange(topic, '-', '+');
    return (messages ?? []).map(({ message }) => Travelling.parse(JSON.parse(message.data ?? 'null')));
  } finally {
    await redis.close();
  }
}

const About = z
  .object({ reservationId: z.string() })
  .or(
    z
      .object({ reservation: z.object({ id: z.string() }) })
      .transform(({ reservation }) => ({ reservationId: reservation.id })),
  );

/** The events of one type about one reservation. */
export async function eventsAbout(topic: string, type: string, reservationId: string): Promise<Envelope[]> {
  const events = await eventsOf(topic);
  return events.filter(
    (event) => event.type === type && About.safeParse(event.data).data?.reservationId === reservationId,
  );
}

/** The `payment.paid` of a reservation, once the broker has it. */
export async function paidEventOf(reservationId: string): Promise<Envelope> {
  const [event] = await until(
    'payment.paid is with the broker',
    () => eventsAbout('payments', 'payment.paid', reservationId),
    (events) => events.length > 0,
  );
  if (!event) throw new Error('no payment.paid');
  return event;
}
