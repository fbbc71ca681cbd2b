import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { answer, refusals } from '#shared/http/routes.ts';
import { Account } from '../accounts/account.ts';
import { Locale } from '../accounts/credentials.ts';
import { ATTEMPT_SECONDS, type Attempt, openAttempt, sealAttempt } from './attempt.ts';
import type { GoogleContext } from './google.ts';

/** SHA-256 in base64url (RFC 7636). */
const Challenge = z.string().regex(/^[\w-]{43}$/);
const Verifier = z.string().regex(/^[\w.~-]{43,128}$/);

export const beginLoginRoute = createRoute({
  method: 'get',
  path: '/api/auth/google',
  summary: "To Google's consent page",
  description: 'Sets the cookie that the return must bring; it and the attempt end after ten minutes.',
  request: {
    query: z.object({
      redirect_uri: z
        .string()
        .optional()
        .openapi({ description: 'Where Google sends back to; one that is not on the list is ignored' }),
      next: z
        .string()
        .optional()
        .openapi({ description: 'A path of the shop to go on at; anything else is ignored', example: '/' }),
      code_challenge: Challenge.optional().openapi({
        description: 'S256 challenge of a client that keeps its own verifier and sends it on the way back',
      }),
      login_hint: z.string().max(255).optional().openapi({ description: 'Whom Google should propose' }),
      locale: Locale.optional().openapi({
        description: 'In which to write to somebody who has no account yet; Korean where it is absent',
      }),
    }),
  },
  responses: {
    302: {
      description: 'To the consent page, with state, nonce and PKCE challenge',
      headers: z.object({ Location: z.url(), 'Set-Cookie': z.string() }),
    },
    ...refusals('VALIDATION_ERROR', 'UPSTREAM_UNAVAILABLE'),
  },
});

const FinishLogin = z.object({
  code: z.string().min(1).max(2_048),
  state: z.string().min(1).max(255),
  code_verifier: Verifier.optional(),
  redirect_uri: z.string().max(2_048).optional().openapi({ description: 'That of the attempt, if given' }),
});

export const finishLoginRoute = createRoute({
  method: 'post',
  path: '/api/auth/google',
  summary: 'Log in with what Google sent back',
  request: {
    cookies: z.object({ google_login: z.string().optional() }),
    body: {
      required: true,
      content: {
        'application/json': { schema: FinishLogin, example: { code: '4/0Ab_5qlk', state: 'dTrZ3x' } },
      },
    },
  },
  responses: {
    200: answer(
      'The account and its token',
      z.object({
        token: z.string(),
        user: z
          .object({
            ...Account.shape,
            provider: z.literal('GOOGLE'),
            profile_image: z.string().nullable(),
          })
          .openapi('GoogleAccount'),
        next: z.string().optional().openapi({ description: 'Where to go on, as asked at the beginning' }),
      }),
    ),
    ...refusals('VALIDATION_ERROR', 'EMAIL_TAKEN', 'RATE_LIMITED', 'UPSTREAM_UNAVAILABLE'),
  },
});

const COOKIE = 'google_login';

type Jar = Pick<GoogleContext, 'secret' | 'secureCookies'>;

/** The browser carries its attempt itself: nothing is stored for one that never comes back. */
export function handOut(c: Context, { secret, secureCookies }: Jar, attempt: Attempt): void {
  setCookie(c, COOKIE, sealAttempt(attempt, secret), {
    path: beginLoginRoute.path,
    httpOnly: true,
    secure: secureCookies,
    // It comes along with the page that Google sends back to, and with no other site's form.
    sameSite: 'Lax',
    maxAge: ATTEMPT_SECONDS,
  });
}

export function carried(c: Context, { secret }: Jar): Attempt | undefined {
  const sealed = getCookie(c, COOKIE);
  return sealed === undefined ? undefined : openAttempt(sealed, secret);
}

export const takeBack = (c: Context, { secureCookies }: Jar): void =>
  void deleteCookie(c, COOKIE, { path: beginLoginRoute.path, secure: secureCookies });
