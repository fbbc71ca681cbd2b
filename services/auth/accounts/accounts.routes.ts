import { createRoute, z } from '@hono/zod-openapi';
import { answer, bearer, refusals } from '#shared/http/routes.ts';
import { Account as AccountFields } from './account.ts';
import { Credentials, Registration } from './credentials.ts';

const Account = z.object(AccountFields.shape).openapi('Account');

const EXAMPLE = {
  email: 'buyer@example.com',
  password: 'correct horse',
  name: '김티켓',
  phone: '010-1234-5678',
};

const LoggedIn = z.object({
  message: z.string(),
  token: z.string().openapi({ description: 'Send as `Authorization: Bearer …`; lives seven days' }),
  user: Account,
});

const required = <S extends z.ZodType>(schema: S, example: z.input<S>) => ({
  body: { content: { 'application/json': { schema, example } }, required: true },
});

/** Makes an account and logs its owner in. */
export const registerRoute = createRoute({
  method: 'post',
  path: '/api/auth/register',
  summary: 'Register with e-mail and password',
  request: required(Registration, EXAMPLE),
  responses: {
    201: answer('The account and its token', LoggedIn),
    ...refusals('VALIDATION_ERROR', 'EMAIL_TAKEN', 'RATE_LIMITED', 'UPSTREAM_UNAVAILABLE'),
  },
});

/** Gives a token for e-mail and password; all refusals look alike. */
export const logInRoute = createRoute({
  method: 'post',
  path: '/api/auth/login',
  summary: 'Log in with e-mail and password',
  request: required(Credentials, EXAMPLE),
  responses: {
    200: answer('The account and its token', LoggedIn),
    ...refusals('VALIDATION_ERROR', 'INVALID_CREDENTIALS', 'RATE_LIMITED', 'UPSTREAM_UNAVAILABLE'),
  },
});

const verify = {
  path: '/api/auth/verify',
  summary: 'Is this token good, and whose is it',
  security: bearer,
  responses: {
    200: answer('The account as it is now', z.object({ valid: z.literal(true), user: Account })),
    ...refusals('UNAUTHENTICATED', 'USER_NOT_FOUND', 'VALIDATION_ERROR'),
  },
};

/** For tools; services verify tokens by themselves. */
export const verifyRoute = createRoute({ ...verify, method: 'get' });
export const verifyByPostRoute = createRoute({
  ...verify,
  method: 'post',
  responses: {
    ...verify.responses,
    ...refusals(),
  },
});
