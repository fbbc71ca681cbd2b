import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import type { AppEnv } from '#shared/http/app-env.ts';
import { currentUser } from '#shared/http/authentication.ts';
import { passCookie } from '#shared/tokens/admission-pass.ts';
import type { QueueContext } from '../context.ts';
import { enterRoom } from './enter-room.ts';
import type { Manner } from './rooms.ts';

const COOKIE = { path: '/api', httpOnly: true, sameSite: 'Lax' } as const;

/** What check, enter and status answer; who is in gets the pass in the body and as a cookie. */
export async function answerStanding(c: Context<AppEnv>, ctx: QueueContext, eventId: string, manner: Manner) {
  const visitor = { eventId, userId: currentUser(c).userId };
  const standing = await enterRoom(ctx, visitor, manner);
  const { state, slotEnds, position, queueSize, estimatedWait, currentUsers, threshold } = standing;
  const pass = slotEnds && (await ctx.issuePass(visitor, slotEnds, slotEnds.getTime()));
  if (pass) {
    const maxAge = Math.max(Math.floor((slotEnds.getTime() - Date.now()) / 1_000), 0);
    setCookie(c, passCookie(eventId), pass, { ...COOKIE, secure: ctx.secureCookies, maxAge });
  }
  return {
    queued: state === 'waiting',
    admitted: state === 'inside',
    position,
    queueSize,
    estimatedWait,
    currentUsers,
    threshold,
    behind: state === 'waiting' ? queueSize - position : 0,
    admittedUntil: slotEnds?.toISOString() ?? null,
    pass,
  };
}

/** Who leaves keeps no pass. */
export const dropPass = (c: Context, eventId: string): void =>
  void deleteCookie(c, passCookie(eventId), COOKIE);
