import { deadline } from '../deadline.ts';
import { currentContext, runInContext } from '../telemetry/request-context.ts';
import { inSpan, type SpanFacts, SpanKind } from '../telemetry/span.ts';
import type { Sidecar } from './sidecar.ts';
import { PUBSUB } from './sidecar.ts';

export type Publication = { id: string; topic: string; type: string; data: object; traceparent: string };

/** By then it is taken, or counts as refused. */
export const PUBLISH_LIMIT_MS = 5_000;

/** Hands one event to the broker, in the trace that it is part of; rejects when it was not taken. */
export async function publish(sidecar: Sidecar, event: Publication): Promise<void> {
  const requestId = currentContext()?.requestId ?? event.id;
  const context = { requestId, traceparent: event.traceparent };
  await runInContext(context, () =>
    inSpan(publishing(event), () =>
      hand(sidecar, { ...event, traceparent: currentContext()?.traceparent ?? event.traceparent }),
    ),
  );
}

const publishing = ({ id, topic, type }: Publication): SpanFacts => ({
  name: `publish ${topic}`,
  kind: SpanKind.PRODUCER,
  attributes: {
    'messaging.system': 'dapr',
    'messaging.operation.type': 'send',
    'messaging.operation.name': 'publish',
    'messaging.destination.name': topic,
    'messaging.message.id': id,
    'cloudevents.event_type': type,
  },
});

async function hand(sidecar: Sidecar, event: Publication): Promise<void> {
  const { id, topic, type, data, traceparent } = event;
  const options = {
    contentType: 'application/json',
    metadata: { 'cloudevent.id': id, 'cloudevent.type': type, 'cloudevent.traceparent': traceparent },
  };
  // The SDK does not throw: with the broker away it resolves to `{ error }`.
  const result = await deadline(
    sidecar.client.pubsub.publish(PUBSUB, topic, data, options),
    PUBLISH_LIMIT_MS,
  );
  if (result.error) throw result.error;
}
