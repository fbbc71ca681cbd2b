import { createRoute, z } from '@hono/zod-openapi';
import { answer, Instant, json, refusals } from '../http/routes.ts';
import type { Letter } from './letter.ts';

const LetterView = z
  .object({
    id: z.string().openapi({ description: "The event's own id" }),
    topic: z.string(),
    type: z.string(),
    reason: z.string().nullable().openapi({ description: 'Why it was given up, where that is known' }),
    times: z.int().openapi({ description: 'How often it was given up' }),
    firstSeenAt: Instant,
    lastSeenAt: Instant,
    replayedAt: Instant.nullable(),
  })
  .openapi('DeadLetter');

const id = z.string().regex(/^[\w.:-]{1,128}$/);
const INSIDE = ['VALIDATION_ERROR', 'FORBIDDEN', 'UPSTREAM_UNAVAILABLE'] as const;
const unknown = z.object({ ok: z.literal(false), code: z.literal('NOT_FOUND') });

export const deadLettersRoute = createRoute({
  method: 'get',
  path: '/internal/dead-letters',
  summary: 'Events that this service has given up, the latest first, 500 at most (`npm run events`)',
  request: {
    query: z.object({
      which: z.enum(['waiting', 'all']).default('waiting').openapi({
        description: '`all`: also what was replayed in the last 30 days',
      }),
    }),
  },
  responses: {
    200: answer('The letters', z.object({ ok: z.literal(true), letters: z.array(LetterView) })),
    ...refusals(...INSIDE),
  },
});

export const deadLetterRoute = createRoute({
  method: 'get',
  path: '/internal/dead-letters/{id}',
  summary: 'One of them, with the event as it came (`npm run events`)',
  request: { params: z.object({ id }) },
  responses: {
    200: answer(
      'The letter; `envelope` is the event, as JSON',
      z.union([
        z.object({ ok: z.literal(true), letter: LetterView.extend({ envelope: z.string() }) }),
        unknown,
      ]),
    ),
    ...refusals(...INSIDE),
  },
});

export const replayRoute = createRoute({
  method: 'post',
  path: '/internal/dead-letters/{id}/replay',
  summary: 'Handles the event once more, here and nowhere else (`npm run events`)',
  request: { params: z.object({ id }), body: json(z.object({})) },
  responses: {
    200: answer(
      'Whether it is handled now; if not, the letter stays, and `reason` says why',
      z.union([
        z.object({ ok: z.literal(true), replayed: z.boolean(), reason: z.string().nullable() }),
        unknown,
      ]),
    ),
    ...refusals(...INSIDE),
  },
});

/** A letter as it is on the wire. */
export const letterView = ({ firstSeenAt, lastSeenAt, replayedAt, ...letter }: Letter) => ({
  ...letter,
  firstSeenAt: firstSeenAt.toISOString(),
  lastSeenAt: lastSeenAt.toISOString(),
  replayedAt: replayedAt?.toISOString() ?? null,
});
