import { decodeJwt } from 'jose';
import type { z } from 'zod';
import type { QueueState } from '../../story/client/answers.ts';
import { type Mark, placeInLine } from '../../story/client/place-in-line.ts';
import type { Journey } from './journey.ts';

export type RoomAnswer = z.output<typeof QueueState>;

/** When an answer was asked for and when it came, in ms since the epoch. */
export type Asked = { sentAt: number; gotAt: number };

/** Marks come once a second. */
const SAME_MOMENT_MS = 1_200;

/**
 * Takes in what the room answers to somebody who waits, and holds it against what it said before. Of two
 * questions that were on their way at once nobody knows which was answered first: the later answer is passed over.
 */
export function hearPlace(journey: Journey, answer: RoomAnswer, { sentAt, gotAt }: Asked): void {
  if (journey.letIn || sentAt < journey.heardAt) return;
  const { number, ahead, beforeDraw, recovering } = answer;
  if (journey.seenAt !== undefined && sentAt > journey.seenAt)
    journey.broken.push(`number ${journey.number} was called up, and is still told to wait`);
  journey.heardAt = gotAt;
  journey.answeredAt ??= gotAt;
  journey.waited = true;
  const sinceLastMs = gotAt - journey.waitedUntil;
  journey.waitedUntil = Math.max(journey.waitedUntil, sentAt);
  if (journey.number !== undefined && number !== journey.number)
    journey.broken.push(`number ${journey.number} in line became ${number}`);
  journey.number ??= number ?? undefined;
  // Once a lost line is built up again, others come back in front; before the draw everybody is the last.
  journey.shaken ||= recovering;
  if (journey.ahead !== undefined && ahead > journey.ahead && !journey.shaken)
    journey.broken.push(`${journey.ahead} were ahead of number ${journey.number}, then ${ahead}`);
  journey.ahead = beforeDraw ? undefined : ahead;
  if (journey.place && !beforeDraw && sentAt - journey.place.at < SAME_MOMENT_MS)
    journey.placeErrors.push(Math.abs(journey.place.ahead - ahead));
  journey.ticket = answer.ticket ?? undefined;
  hearEstimate(journey, answer, sinceLastMs);
}

/** So long the room says that it slowed down. */
const WORD_LASTS_MS = 60_000;

function hearEstimate(journey: Journey, answer: RoomAnswer, sinceLastMs: number): void {
  const { estimate } = answer;
  const before = journey.estimate;
  if (journey.firstEstimate === undefined) journey.firstEstimate = estimate;
  journey.estimate = estimate;
  if (!before) return;
  journey.rises.answers++;
  if (estimate && estimate.high <= before.high) return;
  if (isSaidWhy(answer)) {
    journey.rises.told++;
    return;
  }
  if (journey.shaken || sinceLastMs >= WORD_LASTS_MS) return;
  const then = estimate ? `${estimate.high} s` : 'that nobody can say';
  journey.rises.untold.push(
    `number ${journey.number} was told ${before.high} s at most, then ${then}, without a word`,
  );
}

/** A room that calls nobody up says so by its state. */
const isSaidWhy = ({ slowed, state }: RoomAnswer): boolean =>
  slowed || state === 'paused' || state === 'rejecting';

const RENEWED_AFTER_MS = 1_000;

/**
 * Takes in that the room has let somebody in, as an answer to `asked` says; `seenAt` is when they knew.
 * A slot of `slotMs` is renewed by a question when it is a second old. One that began before the question, or
 * less than a second after they surely waited still, began when they were called up; of another nobody knows.
 */
export function hearLetIn(
  journey: Journey,
  { admittedUntil, pass }: RoomAnswer,
  { sentAt, gotAt }: Asked,
  slotMs: number,
): void {
  if (journey.letIn) return;
  journey.answeredAt ??= gotAt;
  journey.seenAt ??= gotAt;
  journey.seenBy ??= 'answer';
  const began = admittedUntil ? Date.parse(admittedUntil) - slotMs : sentAt;
  const isFirst = began < sentAt ? !journey.lost : began - journey.waitedUntil < RENEWED_AFTER_MS;
  journey.letIn =
    isFirst || !journey.waited
      ? { notBefore: began, notAfter: began }
      : { notBefore: journey.waitedUntil, notAfter: Math.min(began, journey.seenAt) };
  const { visit } = pass ? decodeJwt<{ visit?: number }>(pass) : {};
  // A place that was drawn is below zero; the visit then has the number of the arrival.
  const isArrival = journey.number !== undefined && journey.number >= 0;
  if (isArrival && visit !== undefined && visit !== journey.number)
    journey.broken.push(`number ${journey.number} in line was let in as visit ${visit}`);
  journey.number ??= visit;
}

/** Takes in the marks of the line: where one stands, and that one was not called up yet. */
export function hearMarks(journey: Journey, marks: readonly Mark[], at: number): void {
  const [head] = marks;
  if (journey.number === undefined || !head) return;
  if (journey.number >= head[0]) journey.behindHeadUntil = Math.max(journey.behindHeadUntil, at);
  journey.place = { ahead: placeInLine(journey.number, marks), at };
}
