import type { QueueContext } from '../context.ts';
import type { Visitor } from './rooms.ts';

/** Gives back slot or place; who comes next is called up at once. */
export async function leaveRoom({ rooms, admission }: QueueContext, visitor: Visitor): Promise<void> {
  if (await rooms.leave(visitor)) admission.admitNow(visitor.eventId);
}
