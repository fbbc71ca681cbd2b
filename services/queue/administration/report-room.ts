import type { QueueContext } from '../context.ts';
import { withDefaults } from '../room/settings.ts';

/** A room as its admin sees it. 404 `EVENT_NOT_FOUND`. */
export async function reportRoom({ catalogue, rooms, rules }: QueueContext, eventId: string) {
  await catalogue.find(eventId);
  const { settings, counts, memory, ...room } = await rooms.peek(eventId);
  const all = withDefaults(rules, settings);
  return {
    eventId,
    queueSize: room.queueSize,
    currentUsers: room.currentUsers,
    available: Math.max(all.threshold - room.currentUsers, 0),
    ...all,
    admittedLastMinute: room.calledLastMinute,
    estimateForLast: room.estimate,
    oldestWaitSeconds: Math.floor(room.oldestWaitMs / 1_000),
    joined: counts.joined,
    admitted: counts.walkedIn + counts.calledUp,
    lapsed: counts.lapsed,
    left: counts.left,
    recovering: memory.recovering,
  };
}
