import type { QueueContext } from '../context.ts';
import type { Visitor } from './rooms.ts';

/** Gives back slot or place; who comes next is called up at once, and the pass is worth nothing any more. */
export async function leaveRoom(
  { rooms, admission, tellOthers }: QueueContext,
  visitor: Visitor,
): Promise<void> {
  const { wasThere, visit } = await rooms.leave(visitor);
  if (visit > 0) tellOthers.soon('admission.ended', { ...visitor, upTo: visit });
  if (wasThere) admission.admitNow(visitor.eventId);
}
