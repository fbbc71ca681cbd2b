import { createRoute, z } from '@hono/zod-openapi';
import { BOTH_SPELLINGS, inBothSpellings } from '#shared/http/both-spellings.ts';
import { AppError } from '#shared/http/errors.ts';
import { administrator, answer, json, refusals } from '#shared/http/routes.ts';
import { channels } from '../delivery/outlet.ts';
import { Announcement } from '../templates/announcement.ts';
import { EventCancelled } from '../templates/event-cancelled.ts';
import { PaymentRefunded } from '../templates/payment-refunded.ts';
import { PointsCharged } from '../templates/points-charged.ts';
import { ReservationCancelled } from '../templates/reservation-cancelled.ts';
import { ReservationConfirmed } from '../templates/reservation-confirmed.ts';
import { TicketsHeld } from '../templates/tickets-held.ts';
import type { NewRequest } from './queue-request.ts';

const variant = <const Name extends string, Data extends z.ZodType>(name: Name, data: Data) =>
  z.strictObject({
    user_id: z.uuid().optional(),
    to: z
      .string()
      .min(1)
      .max(4_096)
      .optional()
      .openapi({ description: 'A mail address, a phone number or a push target, as the channel wants it' }),
    channel: z.enum(channels),
    template: z.literal(name),
    data,
  });

const Request = z.discriminatedUnion('template', [
  variant('announcement', Announcement),
  variant('tickets-held', TicketsHeld),
  variant('reservation-confirmed', ReservationConfirmed),
  variant('reservation-cancelled', ReservationCancelled),
  variant('event-cancelled', EventCancelled),
  variant('payment-refunded', PaymentRefunded),
  variant('points-charged', PointsCharged),
]);

export const requestRoute = createRoute({
  method: 'post',
  path: '/api/notifications',
  summary: 'Send one message to a user or an address (administrators)',
  description: `Either \`user_id\`, whose address and language auth knows, or \`to\`, which is written to in Korean. The answer says that the message is with the broker: it goes out once, and survives a crash. A user who has turned such messages off in the account gets none. ${BOTH_SPELLINGS}`,
  security: administrator,
  request: { body: json(inBothSpellings(Request)) },
  responses: {
    202: answer('Accepted', z.object({ id: z.uuid(), status: z.literal('queued') })),
    ...refusals('VALIDATION_ERROR', 'UNAUTHENTICATED', 'FORBIDDEN', 'UPSTREAM_UNAVAILABLE'),
  },
});

/** The caller chooses the id: asked again with the same one, the message goes out once. */
export const requestInsideRoute = createRoute({
  method: 'post',
  path: '/internal/notifications',
  summary: 'Send one message to a user or an address (services, through their sidecars)',
  request: {
    body: { ...json(z.strictObject({ id: z.uuid(), request: Request })), required: true },
  },
  responses: { 200: answer('Accepted', z.object({ ok: z.literal(true), id: z.uuid() })) },
});

/** Checks what the body says of itself; whether an address is one the outlet knows. */
export function requestOf(body: z.infer<typeof Request>): NewRequest {
  const { user_id: userId, to, channel, template, data } = body;
  if (userId !== undefined && to === undefined) return { userId, to: null, channel, template, data };
  if (to !== undefined && userId === undefined) return { userId: null, to, channel, template, data };
  throw new AppError('VALIDATION_ERROR', {
    details: { fields: [{ path: 'user_id', msg: 'either user_id or to is required' }] },
  });
}
