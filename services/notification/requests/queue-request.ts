import { contracts, type EventData } from '#shared/events/contracts.ts';
import { AppError } from '#shared/http/errors.ts';
import { traceInHand } from '#shared/telemetry/span.ts';
import type { NotificationContext } from '../context.ts';
import type { Channel } from '../delivery/outlet.ts';
import type { TemplateName } from '../templates/templates.ts';

export type NewRequest = {
  userId: string | null;
  to: string | null;
  channel: Channel;
  template: TemplateName;
  data: object;
};

/**
 * Leaves a message with the broker, which keeps it until it has gone out: this service has no memory of
 * its own. Throws 400 `VALIDATION_ERROR` for an address that is none, 503 `UPSTREAM_UNAVAILABLE` when
 * the broker did not take it.
 */
export async function queueRequest(
  { outlets, publish, log }: NotificationContext,
  { id, by, ...request }: NewRequest & { id: string; by: string },
): Promise<void> {
  const { to, channel, template } = request;
  if (to !== null && outlets[channel].readAddress(to) === undefined) {
    throw new AppError('VALIDATION_ERROR', {
      details: { fields: [{ path: 'to', msg: `no address for ${channel}` }] },
    });
  }
  const data: EventData<'notification.requested'> = {
    notificationId: id,
    ...request,
    data: { ...request.data },
  };
  const type = 'notification.requested';
  const { topic } = contracts[type];
  await publish({ id, topic, type, data, traceparent: traceInHand(type) }).catch((cause) => {
    throw new AppError('UPSTREAM_UNAVAILABLE', { cause });
  });
  log.info({ notificationId: id, channel, template, by }, 'message queued');
}
