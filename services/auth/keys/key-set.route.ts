import { createRoute } from '@hono/zod-openapi';
import { answer, refusals } from '#shared/http/routes.ts';
import { KeySet } from './jwk.ts';

/** How long others may keep the key set; a key they do not know makes them ask earlier. */
export const KEY_SET_CACHE = 'public, max-age=300';

/** The public keys with which any service verifies tokens by itself; not routed by the origin. */
export const keySetRoute = createRoute({
  method: 'get',
  path: '/.well-known/jwks.json',
  summary: 'Public signing keys (RFC 7517)',
  responses: { 200: answer('All keys with which a valid token may be signed', KeySet), ...refusals() },
});
