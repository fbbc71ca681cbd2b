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
export async function setLimits(ctx: QueueContext, eventId: string, limits: Limits) {
  await ctx.catalogue.find(eventId);
  await ctx.rooms.limit(eventId, limits);
  ctx.admission.admitNow(eventId);
  return reportRoom(ctx, eventId);
}
