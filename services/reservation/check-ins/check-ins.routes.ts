import { createRoute, z } from '@hono/zod-openapi';
import { answer, Instant, idParams, json, refusals, staff } from '#shared/http/routes.ts';
import { RESULTS } from './outcome.ts';

const MOST_AT_ONCE = 200;

const Scan = z
  .object({
    code: z
      .string()
      .min(1)
      .max(1_000)
      .openapi({ description: 'What the picture says, or the short code as it was typed' }),
    eventId: z.uuid().toLowerCase().openapi({ description: 'Whose door it is' }),
    at: z.iso.datetime().optional().openapi({ description: 'When it was scanned without a network; UTC' }),
    device: z.string().trim().min(1).max(50).optional().openapi({ description: 'Name of the door' }),
    nonce: z.uuid().toLowerCase().openapi({ description: 'Of this scan: a repeat gets its first answer' }),
  })
  .openapi('Scan');

const CheckIn = z
  .object({
    result: z.enum(RESULTS),
    ticket: z
      .object({
        id: z.uuid(),
        label: z.string(),
        section: z.string().nullable(),
        rowNumber: z.int().nullable(),
        seatNumber: z.int().nullable(),
        reservationNumber: z.string(),
      })
      .optional(),
    event: z
      .object({ id: z.uuid(), title: z.string() })
      .optional()
      .openapi({ description: 'Whose ticket it is, where it is another one’s' }),
    usedAt: Instant.optional(),
    usedAtDoor: z.string().optional(),
  })
  .openapi('CheckIn');

const DOOR_REFUSALS = ['VALIDATION_ERROR', 'UNAUTHENTICATED', 'FORBIDDEN', 'UPSTREAM_UNAVAILABLE'] as const;

export const checkInRoute = createRoute({
  method: 'post',
  path: '/api/check-ins',
  summary: 'Check a ticket at the door, and let its bearer in once',
  security: staff,
  request: { body: { ...json(Scan), required: true } },
  responses: { 200: answer('What came of it', CheckIn), ...refusals(...DOOR_REFUSALS) },
});

export const checkInBatchRoute = createRoute({
  method: 'post',
  path: '/api/check-ins/batch',
  summary: 'The same of scans made while there was no network',
  security: staff,
  request: {
    body: { ...json(z.object({ checkIns: z.array(Scan).min(1).max(MOST_AT_ONCE) })), required: true },
  },
  responses: {
    200: answer('What came of each, in their order', z.object({ results: z.array(CheckIn) })),
    ...refusals(...DOOR_REFUSALS),
  },
});

const DoorEvent = z
  .object({
    event: z.object({ id: z.uuid(), title: z.string(), venue: z.string(), event_date: Instant }),
    counts: z
      .object({ tickets: z.int(), admitted: z.int() })
      .openapi({ description: 'Of the tickets that are good' }),
  })
  .openapi('DoorEvent');

export const doorEventsRoute = createRoute({
  method: 'get',
  path: '/api/check-ins/events',
  summary: 'Events that began less than a day ago or are to come, the next first, at most 100',
  security: staff,
  responses: {
    200: answer('Events', z.object({ events: z.array(DoorEvent) })),
    ...refusals(...DOOR_REFUSALS),
  },
});

const DoorTicket = z
  .object({
    id: z.uuid(),
    shortCodeHash: z.string().openapi({
      description: 'SHA-256, in base64url, of the 12 characters of the short code, capital and ungrouped',
    }),
    label: z.string(),
    status: z.enum(['valid', 'used', 'cancelled']),
  })
  .openapi('DoorTicket');

export const doorListRoute = createRoute({
  method: 'get',
  path: '/api/check-ins/events/{eventId}',
  summary: 'What a phone keeps of the tickets of an event, 2,000 at a time',
  security: staff,
  request: {
    params: idParams('eventId'),
    query: z.object({
      after: z.uuid().toLowerCase().optional().openapi({ description: '`next` of the page before' }),
    }),
  },
  responses: {
    200: answer(
      'Tickets by id; `next` is null on the last page',
      DoorEvent.extend({ tickets: z.array(DoorTicket), next: z.uuid().nullable() }).openapi('DoorList'),
    ),
    ...refusals(...DOOR_REFUSALS, 'INVALID_ID', 'EVENT_NOT_FOUND'),
  },
});
