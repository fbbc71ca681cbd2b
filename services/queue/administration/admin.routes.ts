import { createRoute, z } from '@hono/zod-openapi';
import { administrator, answer, Instant, idParams, json, refusals } from '#shared/http/routes.ts';
import { Estimate } from '../room/room.routes.ts';
import { RoomSettings, SomeSettings } from '../room/settings.ts';

const Count = z.int().min(0);

const RoomReport = RoomSettings.extend({
  eventId: z.uuid(),
  queueSize: Count,
  currentUsers: Count,
  available: Count,
  admittedLastMinute: Count.openapi({ description: 'Called up from the line' }),
  estimateForLast: Estimate.nullable().openapi({ description: 'Seconds, for the last in the line' }),
  oldestWaitSeconds: Count.openapi({ description: 'How long the first of the line has waited' }),
  joined: Count.openapi({ description: 'Into the line; this and the next since the room was born' }),
  admitted: Count,
  lapsed: Count.openapi({ description: 'Places whose user showed no sign of life' }),
  left: Count,
  recovering: z.boolean(),
}).openapi('RoomReport');

const NewSettings = SomeSettings.refine(
  (settings) => Object.values(settings).some((value) => value !== undefined),
  'nothing to set',
);

const RoomHistory = z
  .object({
    changes: z.array(
      z.object({
        at: Instant,
        actorId: z.uuid(),
        actorEmail: z.string(),
        action: z.string(),
        details: z.record(z.string(), z.unknown()),
      }),
    ),
  })
  .openapi('RoomHistory');

const ADMIN_REFUSALS = [
  'VALIDATION_ERROR',
  'INVALID_ID',
  'UNAUTHENTICATED',
  'INVALID_TOKEN',
  'FORBIDDEN',
  'EVENT_NOT_FOUND',
  'UPSTREAM_UNAVAILABLE',
] as const;

export const clearRoomRoute = createRoute({
  method: 'post',
  path: '/api/queue/admin/clear/{eventId}',
  summary: 'Put everybody out of an event, and tell those who wait (admin)',
  security: administrator,
  request: { params: idParams('eventId') },
  responses: {
    200: answer(
      'Line and slots are empty, and no pass given before is worth anything',
      z.object({ message: z.string() }),
    ),
    ...refusals(...ADMIN_REFUSALS),
  },
});

export const roomReportRoute = createRoute({
  method: 'get',
  path: '/api/queue/admin/{eventId}',
  summary: 'Line, people inside, pace and settings of an event (admin)',
  security: administrator,
  request: { params: idParams('eventId') },
  responses: { 200: answer('The room as it is now', RoomReport), ...refusals(...ADMIN_REFUSALS) },
});

export const roomHistoryRoute = createRoute({
  method: 'get',
  path: '/api/queue/admin/{eventId}/history',
  summary: 'What administrators did to the room of an event, newest first (admin)',
  security: administrator,
  request: { params: idParams('eventId') },
  responses: { 200: answer('The last hundred changes', RoomHistory), ...refusals(...ADMIN_REFUSALS) },
});

export const setRoomRoute = createRoute({
  method: 'put',
  path: '/api/queue/admin/{eventId}',
  summary: 'Change how an event lets people in, while it runs (admin)',
  description:
    '`state`: `paused` calls nobody up, `draining` takes no newcomers and works the line off, `rejecting` does neither. ' +
    '`order`: `preopen-shuffle` draws among those who came before the sale opened; it cannot change while people wait. ' +
    '`whenAway`: whether those without a pass may buy while the waiting room does not answer.',
  security: administrator,
  request: { params: idParams('eventId'), body: { ...json(NewSettings), required: true } },
  responses: {
    200: answer('The room as it is now', RoomReport),
    ...refusals(...ADMIN_REFUSALS, 'ILLEGAL_TRANSITION'),
  },
});
