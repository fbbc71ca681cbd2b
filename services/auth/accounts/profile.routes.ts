import { createRoute, z } from '@hono/zod-openapi';
import { answer, bearer, json, refusals } from '#shared/http/routes.ts';
import { ProfileChange, Profile as ProfileFields } from './profile.ts';

const Profile = z.object(ProfileFields.shape).openapi('Profile');
const OWNER = ['UNAUTHENTICATED', 'USER_NOT_FOUND', 'VALIDATION_ERROR'] as const;

export const readProfileRoute = createRoute({
  method: 'get',
  path: '/api/auth/me',
  summary: 'Who am I',
  security: bearer,
  responses: {
    200: answer('The account as it is now', z.object({ user: Profile })),
    ...refusals(...OWNER),
  },
});

export const changeProfileRoute = createRoute({
  method: 'patch',
  path: '/api/auth/me',
  summary: 'Change name, phone, the language of mails, or which of them are wanted',
  security: bearer,
  request: { body: { ...json(ProfileChange), required: true } },
  responses: {
    200: answer('The account as it is now', z.object({ message: z.string(), user: Profile })),
    ...refusals(...OWNER),
  },
});

export const leaveRoute = createRoute({
  method: 'delete',
  path: '/api/auth/me',
  summary: 'Delete my account',
  security: bearer,
  responses: {
    200: answer('The account is gone', z.object({ message: z.string() })),
    ...refusals(...OWNER, 'ILLEGAL_TRANSITION'),
  },
});
