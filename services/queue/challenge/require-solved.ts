import { AppError } from '#shared/http/errors.ts';
import { counter } from '#shared/telemetry/metrics.ts';
import type { ChallengeKind, Challenges, Newcomer, Solution } from './challenge.ts';

export type Attempt = Newcomer & { challengeKind: ChallengeKind; shown: Solution | undefined };

const challenges = counter('tiketi_queue_challenges_total', 'Newcomers before a challenge', [
  'kind',
  'outcome',
]);
for (const outcome of ['asked', 'solved', 'wrong']) challenges({ kind: 'proof-of-work', outcome }, 0);

/**
 * Before a newcomer gets a place: throws 403 `QUEUE_NOT_ADMITTED` with the reason `challenge` and a new
 * challenge when the room has one and they show no answer, or not the right one. An answer may be shown
 * again until it expires: an account has one place, however often it comes.
 */
export async function requireSolved(
  known: Challenges,
  { challengeKind, eventId, userId, shown }: Attempt,
): Promise<void> {
  if (challengeKind === 'none') return;
  const newcomer = { eventId, userId };
  const holds = shown !== undefined && (await known[challengeKind].holds(newcomer, shown));
  challenges({ kind: challengeKind, outcome: holds ? 'solved' : shown ? 'wrong' : 'asked' });
  if (holds) return;
  throw new AppError('QUEUE_NOT_ADMITTED', {
    details: { reason: 'challenge', challenge: known[challengeKind].ask(newcomer) },
  });
}
