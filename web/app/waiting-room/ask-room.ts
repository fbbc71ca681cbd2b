import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { isRefusal } from '../api/refusal.ts';
import type { components } from '../api/types/queue.ts';
import { forget, keep, type Place, readKept } from './kept-place.ts';
import { questionOf } from './proof-of-work.ts';
import { solve } from './solve.ts';
import { keptOf, type RoomAnswer, type Standing } from './standing.ts';

type Solution = components['schemas']['QueueSolution'];

/**
 * Enters the room of an event, or says where one stands there: `check` for who just came, `status` for who was
 * answered before. Works for the place where the room asks newcomers to. The pass comes as a cookie, the ticket is kept.
 */
export async function askRoom(place: Place, manner: 'check' | 'status'): Promise<Standing> {
  const askedAt = Date.now();
  const told = await (manner === 'check' ? check(place) : status(place)).catch(async (error: unknown) => {
    const question = isRefusal(error, 'QUEUE_NOT_ADMITTED') && questionOf(error.details);
    if (!question) throw error;
    return check(place, await solve(question));
  });
  const kept = keptOf(told, readKept(place));
  if (kept) keep(place, kept);
  else forget(place);
  return { ...told, askedAt, first: kept?.first ?? 0, lapsed: kept?.lapsed ?? false };
}

export async function leaveRoom(place: Place): Promise<void> {
  await answer(api.POST('/api/queue/leave/{eventId}', { params: { path: { eventId: place.eventId } } }));
  forget(place);
}

const paramsOf = (place: Place) => {
  const kept = readKept(place);
  return { path: { eventId: place.eventId }, ...(kept && { header: { 'x-queue-ticket': kept.ticket } }) };
};

const check = (place: Place, solution?: Solution): Promise<RoomAnswer> =>
  answer(
    api.POST('/api/queue/check/{eventId}', {
      params: paramsOf(place),
      body: solution ? { solution } : {},
    }),
  );

const status = (place: Place): Promise<RoomAnswer> =>
  answer(api.GET('/api/queue/status/{eventId}', { params: paramsOf(place) }));
