import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { rememberReason } from '../dead-letters/reasons.ts';
import type { AppEnv } from '../http/app-env.ts';
import type { Logger } from '../telemetry/logger.ts';
import {
  continueTrace,
  currentContext,
  isTraceparent,
  runInContext,
  traceIdOf,
} from '../telemetry/request-context.ts';
import { inSpan, type SpanFacts, SpanKind } from '../telemetry/span.ts';
import { currentTracer } from '../telemetry/tracer.ts';
import { contracts, type EventData, type EventType } from './contracts.ts';

export type Delivery<T extends EventType> = { id: string; type: T; data: EventData<T> };

const Envelope = z.object({
  id: z.string().min(1).max(128),
  data: z.unknown(),
  traceparent: z.string().optional(),
});

/**
 * Takes deliveries of one event type at POST /events/<type>, where dapr/subscriptions/ sends them.
 * A handler that throws makes the broker deliver again; data that breaks its contract goes to the
 * service's dead letters at once, for no repeat can mend it.
 */
export function subscribe<T extends EventType>(
  app: OpenAPIHono<AppEnv>,
  log: Logger,
  type: T,
  handle: (delivery: Delivery<T>) => Promise<void>,
): void {
  app.post(`/events/${type}`, async (c) => {
    const envelope = Envelope.safeParse(await c.req.json());
    const data = contracts[type].data.safeParse(envelope.data?.data);
    if (!envelope.success || !data.success) {
      log.error(
        { type, eventId: envelope.data?.id, issues: data.error?.issues },
        'event breaks its contract',
      );
      if (envelope.success) rememberReason(envelope.data.id, brokenBy(data.error?.issues));
      return c.json({ status: 'DROP' });
    }
    const { id, traceparent } = envelope.data;
    const requestId = currentContext()?.requestId ?? id;
    return runInContext({ requestId, traceparent: placeOf(traceparent) }, async () => {
      try {
        await inSpan(processing(type, id), () => handle({ id, type, data: typed<T>(data.data) }));
        return c.json({ status: 'SUCCESS' });
      } catch (error) {
        log.warn({ err: error, type, eventId: id }, 'event will be delivered again');
        rememberReason(id, error);
        return c.json({ status: 'RETRY' });
      }
    });
  });
}

/** Under the sidecar's span of the delivery, when that goes on with the event's trace, else right under the event's. */
function placeOf(traceparent: string | undefined): string {
  const here = currentContext()?.traceparent;
  if (!isTraceparent(traceparent)) return here ?? continueTrace(undefined);
  if (here && traceIdOf(here) === traceIdOf(traceparent)) return here;
  return currentTracer() ? traceparent : continueTrace(traceparent);
}

const processing = (type: EventType, id: string): SpanFacts => ({
  name: `process ${contracts[type].topic}`,
  kind: SpanKind.CONSUMER,
  attributes: {
    'messaging.system': 'dapr',
    'messaging.operation.type': 'process',
    'messaging.operation.name': 'process',
    'messaging.destination.name': contracts[type].topic,
    'messaging.message.id': id,
    'cloudevents.event_type': type,
  },
});

/** Names the fields at fault, never their values. */
const brokenBy = (issues: z.core.$ZodIssue[] = []): string =>
  `breaks its contract: ${issues.map(({ path, message }) => `${path.join('.')} (${message})`).join(', ')}`;

/** TypeScript cannot follow that the schema looked up by `T` gives the data of `T`. */
const typed = <T extends EventType>(data: unknown) => data as EventData<T>;
