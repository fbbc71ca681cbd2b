import { createRoute, z } from '@hono/zod-openapi';
import { answer, Instant, refusals } from '#shared/http/routes.ts';
import { AccountChanges } from '#shared/tokens/account-changes.ts';
import { NEXT } from './list-changes.ts';

/** For every service that verifies tokens by itself. */
export const accountChangesRoute = createRoute({
  method: 'get',
  path: '/internal/account-changes',
  summary: 'What became of accounts of late (every service, through its sidecar)',
  request: {
    query: z.object({
      since: Instant.optional().openapi({ description: '`asOf` of an earlier answer; without it all' }),
      after: z.string().regex(NEXT).optional().openapi({ description: '`next` of an earlier answer' }),
    }),
  },
  responses: {
    200: answer('What became of accounts of which tokens may still be about', AccountChanges),
    ...refusals('VALIDATION_ERROR', 'FORBIDDEN', 'UPSTREAM_UNAVAILABLE'),
  },
});
