import { AppError } from '#shared/http/errors.ts';
import { hasRoom, LONG_AGO, openingOf } from '../catalogue/known-event.ts';
import type { Solution } from '../challenge/challenge.ts';
import { requireSolved } from '../challenge/require-solved.ts';
import type { QueueContext } from '../context.ts';
import { giveSlotBack } from '../lost-memory/give-slot-back.ts';
import { roomless, type Standing } from './replies/standing.ts';
import type { Manner, Visitor } from './rooms.ts';

/** What a visitor carries from an earlier answer, and what they have solved. */
export type Shown = {
  ticket?: string | undefined;
  pass?: string | undefined;
  solution?: Solution | undefined;
  /** Said by reservation, not by the visitor: up to which number their visits are over. */
  endedUpTo?: number | undefined;
};

/**
 * Enters a user into the room of an event, or finds them where they are. An event without a room
 * (over, or called off) has nobody in it. Throws 404 `EVENT_NOT_FOUND`, but not at whoever waited while
 * their event was deleted; while nobody can say whether there is such an event, its room is open.
 */
export async function enterRoom(
  ctx: QueueContext,
  visitor: Visitor,
  manner: Manner,
  shown: Shown = {},
): Promise<Standing> {
  const { catalogue, rooms, rules, admission } = ctx;
  const { eventId } = visitor;
  const event = manner === 'look' ? await catalogue.recall(eventId) : await catalogue.find(eventId);
  if (event !== 'unsure' && !hasRoom(event)) return roomless(rules.threshold);
  const opensAt = openingOf(event);
  const draw = opensAt === LONG_AGO ? 0 : ctx.drawPlace(visitor);
  const lost = await placeOf(ctx, visitor, shown);
  const entry = { manner, solved: false, opensAt, draw, lost, endedUpTo: shown.endedUpTo ?? 0 };
  let standing = await rooms.enter(visitor, entry);
  // A room that has just been told what it had lost may say something else.
  if (await ctx.lossSeen(eventId, standing.memory, standing.queueSize)) {
    standing = await rooms.enter(visitor, entry);
    admission.admitNow(eventId);
  }
  if (await giveSlotBack(ctx, visitor, standing, shown.pass)) standing = await rooms.enter(visitor, entry);
  if (standing.state === 'challenged' && manner !== 'ask') {
    const attempt = { challengeKind: standing.challenge, ...visitor, shown: shown.solution };
    await requireSolved(ctx.challenges, attempt);
    standing = await rooms.enter(visitor, { ...entry, solved: true });
  }
  if (standing.state === 'waiting') admission.lineSeen(eventId);
  return standing;
}

/** The place that a ticket is for; none when the visitor was let in on it, as their pass says. */
async function placeOf({ tickets, verifyPass }: QueueContext, visitor: Visitor, { ticket, pass }: Shown) {
  const place = ticket && tickets.read(visitor, ticket);
  if (!place) return undefined;
  const letIn = pass && (await verifyPass(pass, visitor));
  return letIn && letIn.visit >= place.number ? undefined : place;
}

/** 403 `QUEUE_NOT_ADMITTED` for who may not even line up now. */
export function requireTaken({ state, roomState }: Standing): void {
  if (state !== 'turned-away') return;
  const message = '지금은 대기열에 새로 들어올 수 없습니다. 잠시 후 다시 시도해 주세요.';
  throw new AppError('QUEUE_NOT_ADMITTED', { message, details: { reason: roomState } });
}
