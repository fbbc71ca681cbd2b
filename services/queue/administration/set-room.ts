import { AppError } from '#shared/http/errors.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { QueueContext } from '../context.ts';
import type { SomeSettings } from '../room/settings.ts';

/**
 * Changes the settings of a room while it runs. Nobody inside is put out; a wider room fills at once.
 * 404 `EVENT_NOT_FOUND`; 409 `ILLEGAL_TRANSITION` for another order while people wait; 503 when
 * reservation could not be told what to do while queue is away: to be done again.
 */
export async function setRoom(ctx: QueueContext, admin: User, eventId: string, settings: SomeSettings) {
  await ctx.catalogue.find(eventId);
  const version = await ctx.rooms.set(eventId, settings);
  if (version === undefined) {
    const message = '대기 중인 사람이 있어 순서 방식을 바꿀 수 없습니다.';
    throw new AppError('ILLEGAL_TRANSITION', { message });
  }
  await ctx.audit.record(admin, { action: 'room.changed', eventId, details: settings });
  const { whenAway } = settings;
  if (whenAway) await ctx.tellOthers.now('room.changed', { eventId, whenAway, version });
  ctx.admission.admitNow(eventId);
}
