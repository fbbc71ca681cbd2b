import { createRoute, z } from '@hono/zod-openapi';
import { Pagination, pageParams } from '#shared/http/pagination.ts';
import { administrator, answer, idParams, json, refusals } from '#shared/http/routes.ts';
import { Role } from '#shared/tokens/claims.ts';
import { Profile } from '../accounts/profile.ts';

const User = z.object(Profile.shape).openapi('Profile');

/** What every one of these may refuse: they are for administrators, and look at their accounts as they are now. */
const ADMIN = ['UNAUTHENTICATED', 'USER_NOT_FOUND', 'FORBIDDEN', 'VALIDATION_ERROR'] as const;
const ONE = [...ADMIN, 'INVALID_ID', 'NOT_FOUND', 'ILLEGAL_TRANSITION'] as const;

export const listUsersRoute = createRoute({
  method: 'get',
  path: '/api/auth/admin/users',
  summary: 'List and search accounts',
  security: administrator,
  request: {
    query: z.object({
      q: z.string().trim().max(100).optional().openapi({ description: 'Part of an e-mail or name' }),
      ...pageParams(20),
    }),
  },
  responses: {
    200: answer('The accounts, newest first', z.object({ users: z.array(User), pagination: Pagination })),
    ...refusals(...ADMIN),
  },
});

export const changeRoleRoute = createRoute({
  method: 'patch',
  path: '/api/auth/admin/users/{id}',
  summary: 'Make somebody an administrator, or staff at the door, or neither any more',
  security: administrator,
  request: {
    params: idParams('id'),
    body: { ...json(z.object({ role: Role })), required: true },
  },
  responses: {
    200: answer('The account as it is now', z.object({ message: z.string(), user: User })),
    ...refusals(...ONE),
  },
});

export const deleteUserRoute = createRoute({
  method: 'delete',
  path: '/api/auth/admin/users/{id}',
  summary: "Delete somebody's account",
  security: administrator,
  request: { params: idParams('id') },
  responses: {
    200: answer('The account is gone', z.object({ message: z.string() })),
    ...refusals(...ONE),
  },
});
