import { createRoute, z } from '@hono/zod-openapi';
import { EventFacts } from '#shared/events/facts.ts';
import { answer, json, refusals } from '#shared/http/routes.ts';

const Count = z.int().min(0);
const Refused = z.object({ ok: z.literal(false), code: z.string() });

const INVOKED_REFUSALS = refusals('VALIDATION_ERROR', 'FORBIDDEN', 'UPSTREAM_UNAVAILABLE');

export const makeOfferRoute = createRoute({
  method: 'post',
  path: '/internal/offers',
  summary: 'Make the seats or ticket types of an event that is just being made (event, through its sidecar)',
  description: 'The same again finds them made. Refused once the event was withdrawn.',
  request: { body: { ...json(z.object({ facts: EventFacts })), required: true } },
  responses: {
    200: answer(
      'How many there are',
      z.union([z.object({ ok: z.literal(true), seats: Count, ticketTypes: Count }), Refused]),
    ),
    ...INVOKED_REFUSALS,
  },
});

export const withdrawOfferRoute = createRoute({
  method: 'post',
  path: '/internal/offers/withdraw',
  summary: 'Undo an offer whose event could not be made (event, through its sidecar)',
  description: 'Refused once the event is published or anything was reserved.',
  request: { body: { ...json(z.object({ eventId: z.uuid() })), required: true } },
  responses: {
    200: answer('Nothing of it is left', z.union([z.object({ ok: z.literal(true) }), Refused])),
    ...INVOKED_REFUSALS,
  },
});

const CalledOff = EventFacts.extend({ status: z.enum(['cancelled', 'deleted']) });

export const closeOfferRoute = createRoute({
  method: 'post',
  path: '/internal/offers/cancel',
  summary: 'An event was cancelled or deleted: end its reservations (event, through its sidecar)',
  description: 'The same again goes on where it stopped, and counts all that this version has ended.',
  request: { body: { ...json(z.object({ facts: CalledOff })), required: true } },
  responses: {
    200: answer(
      'How many reservations it has ended',
      z.object({ ok: z.literal(true), cancelledReservations: Count }),
    ),
    ...INVOKED_REFUSALS,
  },
});
