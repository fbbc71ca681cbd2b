import type { User } from '#shared/tokens/claims.ts';
import type { QueueContext } from '../context.ts';
import type { Limits } from './rooms.ts';

/** A room as its admin sees it. */
export async function reportRoom({ catalogue, rooms }: QueueContext, eventId: string) {
  await catalogue.find(eventId);
  const { queueSize, currentUsers, threshold, admitPerSecond } = await rooms.peek(eventId);
  const available = Math.max(threshold - currentUsers, 0);
  return { eventId, queueSize, currentUsers, threshold, available, admitPerSecond };
}

/** Changes a room's limits. Nobody inside is put out; a wider room fills at once. */
export async function setLimits(ctx: QueueContext, admin: User, eventId: string, limits: Limits) {
  await ctx.catalogue.find(eventId);
  await ctx.rooms.limit(eventId, limits);
  await ctx.recordAct(admin, { action: 'room.limited', eventId, details: limits });
  ctx.admission.admitNow(eventId);
  return reportRoom(ctx, eventId);
}
