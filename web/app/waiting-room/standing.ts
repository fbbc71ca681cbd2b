import type { components } from '../api/types/queue.ts';
import type { KeptPlace } from './kept-place.ts';
import type { LineMessage } from './line-message.ts';
import { placeInLine } from './place-in-line.ts';

export type RoomAnswer = components['schemas']['RoomAnswer'];

/** What the room answered, and what the browser knows of before. */
export type Standing = RoomAnswer & {
  /** When it was asked, in ms by this browser's clock. */
  askedAt: number;
  /** How many were ahead when this place was first seen. */
  first: number;
  lapsed: boolean;
};

/** What is to be kept of an answer; undefined when there is no place (any more). */
export function keptOf(answer: RoomAnswer, before: KeptPlace | undefined): KeptPlace | undefined {
  const { ticket, number, ahead, recovering } = answer;
  if (ticket === null) return undefined;
  const isNew = before?.number != null && number !== null && number > before.number && !recovering;
  return {
    ticket,
    number,
    first: before && !isNew && before.number !== null ? Math.max(before.first, ahead) : ahead,
    lapsed: isNew || before?.lapsed === true,
  };
}

/** A message of the line, and when it was heard. */
export type Heard = LineMessage & { heardAt: number };

/**
 * Where somebody stands by the last answer and what was heard since. The message knows all places but roughly, so
 * nobody is moved back by it, except while the line is being built up again.
 */
export function standingNow(answer: Standing, heard: Heard | undefined): Standing {
  if (!heard || heard.heardAt <= answer.askedAt || !answer.queued) return answer;
  const { queueSize, currentUsers, state, recovering } = heard;
  const slowed = heard.slowed || answer.slowed;
  const now = { ...answer, queueSize, currentUsers, state, recovering, slowed };
  if (answer.number === null) return { ...now, position: queueSize, ahead: Math.max(queueSize - 1, 0) };
  const roughly = placeInLine(answer.number, heard.marks);
  const ahead = recovering ? roughly : Math.min(roughly, answer.ahead);
  return { ...now, ahead, position: ahead + 1, behind: Math.max(queueSize - ahead - 1, 0) };
}

/** From 0 to 1: how much of the line that was ahead at first is gone. */
export const progressOf = ({ first, ahead }: Pick<Standing, 'first' | 'ahead'>): number =>
  first === 0 ? 1 : Math.min(Math.max(1 - ahead / first, 0), 1);

/** How many are ahead, in steps worth telling somebody who cannot see them count down. */
export function milestoneOf(ahead: number): number {
  if (ahead <= 10) return ahead;
  const step = ahead <= 100 ? 10 : 10 ** Math.floor(Math.log10(ahead));
  return Math.ceil(ahead / step) * step;
}
