import type { User } from '#shared/tokens/claims.ts';
import type { QueueContext } from '../context.ts';

/** Empties line and slots of an event and tells those who wait; they come back as anybody comes. 404 `EVENT_NOT_FOUND`. */
export async function clearRoom(ctx: QueueContext, admin: User, eventId: string): Promise<void> {
  await ctx.catalogue.find(eventId);
  const people = await ctx.rooms.clear(eventId);
  await ctx.recordAct(admin, { action: 'room.cleared', eventId, details: { people } });
  ctx.announcer.cleared(eventId);
  ctx.admission.admitNow(eventId);
}
