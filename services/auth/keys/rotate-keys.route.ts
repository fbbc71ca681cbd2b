import { createRoute, z } from '@hono/zod-openapi';
import { administrator, answer, Instant, refusals } from '#shared/http/routes.ts';

const Rotated = z.object({
  message: z.string(),
  kid: z.string().openapi({ description: 'The key that will sign' }),
  signsFrom: Instant,
});

/** For when a key may have got out, or to see that it works; a job does the same every month. */
export const rotateKeysRoute = createRoute({
  method: 'post',
  path: '/api/auth/admin/keys/rotate',
  summary: 'Bring in a new signing key; nobody is logged out',
  security: administrator,
  responses: {
    200: answer('The new key, published at once', Rotated),
    ...refusals('UNAUTHENTICATED', 'USER_NOT_FOUND', 'FORBIDDEN', 'ILLEGAL_TRANSITION', 'VALIDATION_ERROR'),
  },
});
