import { deadline } from '../deadline.ts';
import type { Sidecar } from './sidecar.ts';
import { PUBSUB } from './sidecar.ts';

export type Publication = { id: string; topic: string; type: string; data: object; traceparent: string };

/** By then it is taken, or counts as refused. */
export const PUBLISH_LIMIT_MS = 5_000;

/** Hands one event to the broker; rejects when it was not taken. */
export async function publish(sidecar: Sidecar, event: Publication): Promise<void> {
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
