import type { components } from '../../api/types/reservation.ts';
import type { Queued, Waiting } from './waiting.ts';

type CheckIn = components['schemas']['CheckIn'];

/** Somebody was let in here without a network, whom the shop would not have let in. */
export type Conflict = Waiting & { answer: CheckIn };

/** Nothing where the shop agrees, also because the same scan had reached it before. */
export function conflictOf({ place: _, ...waiting }: Queued, answer: CheckIn): Conflict | undefined {
  return answer.result === 'admitted' ? undefined : { ...waiting, answer };
}
