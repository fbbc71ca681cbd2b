import { AppError } from '#shared/http/errors.ts';
import type { QueueContext } from '../context.ts';
import { enterRoom } from './enter-room.ts';
import type { Visitor } from './rooms.ts';

type AdmissionAnswer =
  | { ok: true; admitted: boolean; until: string | null; visit: number | null }
  | { ok: false; code: 'EVENT_NOT_FOUND' };

/**
 * Is this user in? Who is nowhere is let in if there is room and nobody waits, but never lined up; so is who
 * has the slot of a visit that is over, of which the room has not heard, or has forgotten. An event that is
 * over has no room and keeps nobody out: reservation itself says that nothing is sold.
 */
export async function admissionOf(
  ctx: QueueContext,
  { endedUpTo, ...visitor }: Visitor & { endedUpTo?: number | undefined },
): Promise<AdmissionAnswer> {
  try {
    const { state, slotEnds, number } = await enterRoom(ctx, visitor, 'ask', { endedUpTo });
    const admitted = state === 'inside' || state === 'roomless';
    return { ok: true, admitted, until: slotEnds?.toISOString() ?? null, visit: slotEnds && number };
  } catch (error) {
    if (error instanceof AppError && error.code === 'EVENT_NOT_FOUND') return { ok: false, code: error.code };
    throw error;
  }
}
