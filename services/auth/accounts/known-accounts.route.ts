import { createRoute, z } from '@hono/zod-openapi';
import { answer, json, refusals } from '#shared/http/routes.ts';
import { KnownAccount, MOST_ACCOUNTS } from './known-accounts.ts';

/** For notification, which writes to people and knows only their ids, and payment, before it gives them points. */
export const knownAccountsRoute = createRoute({
  method: 'post',
  path: '/internal/accounts',
  summary: 'Who these people are (notification and payment, through their sidecars)',
  request: {
    body: { ...json(z.object({ userIds: z.array(z.uuid()).max(MOST_ACCOUNTS) })), required: true },
  },
  responses: {
    200: answer(
      'Those of them that exist',
      z.object({ ok: z.literal(true), accounts: z.array(KnownAccount) }),
    ),
    ...refusals('VALIDATION_ERROR', 'FORBIDDEN', 'UPSTREAM_UNAVAILABLE'),
  },
});
