import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { AppEnv } from '#shared/http/app-env.ts';
import { currentUser } from '#shared/http/authentication.ts';
import { PASS_HEADER, passCookie } from '#shared/tokens/admission-pass.ts';
import type { Solution } from '../challenge/challenge.ts';
import { shownSolution } from '../challenge/solution.route.ts';
import type { QueueContext } from '../context.ts';
import { TICKET_HEADER, TICKET_VALID_MS, ticketCookie } from '../lost-memory/place-ticket.ts';
import { enterRoom, requireTaken } from './enter-room.ts';
import type { Standing } from './replies/standing.ts';
import type { Manner, Visitor } from './rooms.ts';

const COOKIE = { path: '/api', httpOnly: true, sameSite: 'Lax' } as const;

/** What check, enter and status answer; who is in gets the pass, who waits a ticket, in the body and as a cookie. */
export async function answerStanding(
  c: Context<AppEnv>,
  ctx: QueueContext,
  eventId: string,
  manner: Manner,
  body?: { solution?: Solution | undefined },
) {
  const visitor = { eventId, userId: currentUser(c).userId };
  const held = {
    pass: c.req.header(PASS_HEADER) ?? getCookie(c, passCookie(eventId)),
    ticket: c.req.header(TICKET_HEADER) ?? getCookie(c, ticketCookie(eventId)),
    solution: shownSolution(c, body),
  };
  const standing = await enterRoom(ctx, visitor, manner, held);
  requireTaken(standing);
  const pass = await passFor(ctx, visitor, standing);
  const ticket = standing.state === 'waiting' ? ctx.tickets.issue(visitor, standing) : null;
  carry(c, ctx, eventId, { standing, pass, ticket, held });
  return { ...shown(standing), pass, ticket };
}

function shown(standing: Standing) {
  const { state, slotEnds, position, place, queueSize, estimatedWait, estimate, slowed } = standing;
  const { currentUsers, threshold, roomState, beforeDraw, memory } = standing;
  const waits = state === 'waiting';
  return {
    queued: waits,
    admitted: state === 'inside',
    position,
    ahead: waits ? position - 1 : 0,
    behind: waits ? queueSize - position : 0,
    number: waits && !beforeDraw ? place : null,
    queueSize,
    estimatedWait,
    estimate,
    slowed,
    currentUsers,
    threshold,
    state: roomState,
    beforeDraw,
    recovering: memory.recovering,
    admittedUntil: slotEnds?.toISOString() ?? null,
  };
}

async function passFor(ctx: QueueContext, visitor: Visitor, { slotEnds, number }: Standing) {
  return slotEnds && (await ctx.issuePass(visitor, slotEnds, number));
}

type ToCarry = {
  standing: Standing;
  pass: string | null;
  ticket: string | null;
  held: { pass: string | undefined; ticket: string | undefined };
};

/** Sets what a browser has to carry, and only what it does not carry yet: this is the hottest answer of all. */
function carry(
  c: Context,
  ctx: QueueContext,
  eventId: string,
  { standing, pass, ticket, held }: ToCarry,
): void {
  const cookie = { ...COOKIE, secure: ctx.secureCookies };
  if (pass && standing.slotEnds) {
    const maxAge = Math.max(Math.floor((standing.slotEnds.getTime() - Date.now()) / 1_000), 0);
    setCookie(c, passCookie(eventId), pass, { ...cookie, maxAge });
    if (held.ticket) deleteCookie(c, ticketCookie(eventId), COOKIE);
  } else if (held.pass && !standing.memory.recovering) deleteCookie(c, passCookie(eventId), COOKIE);
  if (ticket && ticket !== held.ticket)
    setCookie(c, ticketCookie(eventId), ticket, { ...cookie, maxAge: TICKET_VALID_MS / 1_000 });
}

/** Who leaves keeps neither pass nor ticket. */
export function dropCarried(c: Context, eventId: string): void {
  for (const name of [passCookie(eventId), ticketCookie(eventId)]) deleteCookie(c, name, COOKIE);
}
