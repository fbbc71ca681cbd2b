import { createRoute, z } from '@hono/zod-openapi';
import { administrator, answer, idParams, json, refusals } from '#shared/http/routes.ts';

const Count = z.int().min(0);

const RoomReport = z
  .object({
    eventId: z.uuid(),
    queueSize: Count,
    currentUsers: Count,
    threshold: Count,
    available: Count,
    admitPerSecond: Count,
  })
  .openapi('RoomReport');

const NewLimits = z
  .object({
    threshold: z.int().min(1).max(1_000_000).optional(),
    admitPerSecond: z.int().min(1).max(10_000).optional(),
  })
  .refine((limits) => Object.values(limits).some((value) => value !== undefined), 'nothing to set');

const ADMIN_REFUSALS = refusals(
  'VALIDATION_ERROR',
  'INVALID_ID',
  'UNAUTHENTICATED',
  'INVALID_TOKEN',
  'FORBIDDEN',
  'EVENT_NOT_FOUND',
  'UPSTREAM_UNAVAILABLE',
);

const ADMIN_ANSWERS = { 200: answer('The room as it is now', RoomReport), ...ADMIN_REFUSALS };

export const clearRoomRoute = createRoute({
  method: 'post',
  path: '/api/queue/admin/clear/{eventId}',
  summary: 'Put everybody out of an event, and tell those who wait (admin)',
  description: 'A pass that was given before outlives its slot by up to five minutes.',
  security: administrator,
  request: { params: idParams('eventId') },
  responses: {
    200: answer('Line and slots are empty', z.object({ message: z.string() })),
    ...ADMIN_REFUSALS,
  },
});

export const roomReportRoute = createRoute({
  method: 'get',
  path: '/api/queue/admin/{eventId}',
  summary: 'Line, people inside and limits of an event (admin)',
  security: administrator,
  request: { params: idParams('eventId') },
  responses: ADMIN_ANSWERS,
});

export const setLimitsRoute = createRoute({
  method: 'put',
  path: '/api/queue/admin/{eventId}',
  summary: 'Change the limits of an event while it runs (admin)',
  security: administrator,
  request: { params: idParams('eventId'), body: { ...json(NewLimits), required: true } },
  responses: ADMIN_ANSWERS,
});
