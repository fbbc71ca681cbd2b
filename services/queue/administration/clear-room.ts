import type { User } from '#shared/tokens/claims.ts';
import type { QueueContext } from '../context.ts';

/** Empties line and slots of an event and tells those who wait; they come back as anybody comes.
 * Passes given before are worth nothing.
 * 404 `EVENT_NOT_FOUND`; 503 when reservation could not be told: to be done again. */
export async function clearRoom(ctx: QueueContext, admin: User, eventId: string): Promise<void> {
  await ctx.catalogue.find(eventId);
  const { people, upTo } = await ctx.rooms.clear(eventId);
  await ctx.audit.record(admin, { action: 'room.cleared', eventId, details: { people } });
  await ctx.tellOthers.now('admission.ended', { eventId, userId: null, upTo });
  ctx.announcer.cleared(eventId);
  ctx.admission.admitNow(eventId);
}
