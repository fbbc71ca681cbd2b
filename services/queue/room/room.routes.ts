import { createRoute, z } from '@hono/zod-openapi';
import { answer, bearer, Instant, idParams, json, refusals } from '#shared/http/routes.ts';
import { PASS_HEADER } from '#shared/tokens/admission-pass.ts';
import { SOLUTION_HEADER, SolutionBody } from '../challenge/solution.route.ts';
import { TICKET_HEADER } from '../lost-memory/place-ticket.ts';
import { ROOM_STATES } from './settings.ts';

const Count = z.int().min(0);

/** Seconds. */
export const Estimate = z.object({ low: Count, high: Count });

/** What check, enter and status answer: where the caller stands, and the pass if they are in. */
export const RoomAnswer = z
  .object({
    queued: z.boolean(),
    admitted: z.boolean(),
    position: Count.openapi({
      description: 'From 1; 0 for who does not wait. Before the draw: that of the last',
    }),
    ahead: Count,
    behind: Count,
    number: z.int().nullable().openapi({
      description: 'By what the line is sorted; `queue-progress` says how many stand before a number',
    }),
    queueSize: Count,
    estimatedWait: Count.openapi({ description: 'Seconds; a guess where `estimate` is null' }),
    estimate: Estimate.nullable().openapi({
      description: 'Seconds between which it will be, from the pace of the last minute; null: nobody can say',
    }),
    slowed: z
      .boolean()
      .openapi({ description: 'The pace has fallen within a minute, and the estimate risen' }),
    currentUsers: Count,
    threshold: Count,
    state: z.enum(ROOM_STATES),
    beforeDraw: z.boolean().openapi({ description: 'The order is drawn when the sale opens' }),
    recovering: z.boolean().openapi({
      description: 'The line is being built up again from what its people carry: a position may rise',
    }),
    admittedUntil: Instant.nullable(),
    pass: z.string().nullable(),
    ticket: z
      .string()
      .nullable()
      .openapi({ description: `To be shown again as \`${TICKET_HEADER}\`` }),
  })
  .openapi('RoomAnswer');

const ROOM_ANSWERS = {
  200: answer('Where the caller stands; who is in also gets the pass as a cookie', RoomAnswer),
  ...refusals(
    'VALIDATION_ERROR',
    'INVALID_ID',
    'UNAUTHENTICATED',
    'INVALID_TOKEN',
    'QUEUE_NOT_ADMITTED',
    'EVENT_NOT_FOUND',
    'RATE_LIMITED',
    'UPSTREAM_UNAVAILABLE',
  ),
};
const Message = z.object({ message: z.string() });
const EventId = z.object({ eventId: z.uuid().toLowerCase() });
const Solved = z.object({ solution: SolutionBody.optional() });

const header = (name: string, description: string) => ({
  name,
  in: 'header' as const,
  required: false,
  schema: { type: 'string' as const },
  description,
});

/**
 * Browsers carry pass and ticket in cookies. What nobody can read counts as not shown, so there is nothing to
 * validate: for that every header of the hottest request would be copied.
 */
const parameters = [
  header(PASS_HEADER, 'The `pass` of an earlier answer: gives the slot back should the room lose its memory'),
  header(
    TICKET_HEADER,
    'The `ticket` of an earlier answer: gives the place in the line back in the same way',
  ),
  header(SOLUTION_HEADER, '`<nonce>:<answer>`: the same as `solution` in a body'),
];

export const checkRoute = createRoute({
  method: 'post',
  path: '/api/queue/check/{eventId}',
  summary: 'Enter the waiting room, or look where one stands',
  security: bearer,
  parameters,
  request: { params: idParams('eventId'), body: json(Solved) },
  responses: ROOM_ANSWERS,
});

export const enterRoute = createRoute({
  method: 'post',
  path: '/api/queue/enter',
  summary: 'The same as check',
  security: bearer,
  parameters,
  request: { body: { ...json(EventId.extend(Solved.shape)), required: true } },
  responses: ROOM_ANSWERS,
});

export const statusRoute = createRoute({
  method: 'get',
  path: '/api/queue/status/{eventId}',
  summary: 'Where one stands; a sign of life that keeps slot or place',
  security: bearer,
  parameters,
  request: { params: idParams('eventId') },
  responses: ROOM_ANSWERS,
});

export const statusByQueryRoute = createRoute({
  method: 'get',
  path: '/api/queue/status',
  summary: 'The same, with the event in the query',
  security: bearer,
  parameters,
  request: { query: EventId },
  responses: ROOM_ANSWERS,
});

export const leaveRoute = createRoute({
  method: 'post',
  path: '/api/queue/leave/{eventId}',
  summary: 'Leave the line, or give the slot back',
  security: bearer,
  request: { params: idParams('eventId') },
  responses: {
    200: answer('Left, or was not there', Message),
    ...refusals(
      'VALIDATION_ERROR',
      'INVALID_ID',
      'UNAUTHENTICATED',
      'INVALID_TOKEN',
      'RATE_LIMITED',
      'UPSTREAM_UNAVAILABLE',
    ),
  },
});

/** For reservation, when a buyer shows no pass. */
export const admissionsRoute = createRoute({
  method: 'post',
  path: '/internal/admissions',
  summary: 'Is this user in? Lets them in if there is room and no line',
  request: {
    body: {
      ...json(
        z.object({
          eventId: z.uuid().toLowerCase(),
          userId: z.uuid().toLowerCase(),
          endedUpTo: Count.optional().openapi({
            description: 'Visits of this user up to this number are over: a slot of one is freed first',
          }),
        }),
      ),
      required: true,
    },
  },
  responses: {
    200: answer(
      'Whether, and until when',
      z.union([
        z.object({
          ok: z.literal(true),
          admitted: z.boolean(),
          until: Instant.nullable(),
          visit: z.int().nullable(),
        }),
        z.object({ ok: z.literal(false), code: z.literal('EVENT_NOT_FOUND') }),
      ]),
    ),
    ...refusals('VALIDATION_ERROR', 'FORBIDDEN', 'UPSTREAM_UNAVAILABLE'),
  },
});
