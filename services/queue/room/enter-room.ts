import { hasRoom } from '../catalogue/known-event.ts';
import type { QueueContext } from '../context.ts';
import type { Manner, Visitor } from './rooms.ts';
import { roomless, type Standing } from './standing.ts';

/**
 * Enters a user into the room of an event, or finds them where they are. An event without a room
 * (over, or called off) has nobody in it. Throws 404 `EVENT_NOT_FOUND`, but not at whoever waited while
 * their event was deleted; while nobody can say whether there is such an event, its room is open.
 */
export async function enterRoom(
  { catalogue, rooms, rules, admission }: QueueContext,
  visitor: Visitor,
  manner: Manner,
): Promise<Standing> {
  const { eventId } = visitor;
  const event = manner === 'look' ? await catalogue.recall(eventId) : await catalogue.find(eventId);
  if (event !== 'unsure' && !hasRoom(event)) return roomless(rules.threshold);
  const standing = await rooms.enter(visitor, manner);
  if (standing.state === 'waiting') admission.lineSeen(eventId);
  return standing;
}
