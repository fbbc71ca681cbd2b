import { createRoute, z } from '@hono/zod-openapi';
import { administrator, answer, idempotencyKey, idParams, json, refusals } from '#shared/http/routes.ts';
import { ShownEvent } from '../events/events.routes.ts';
import type { ShownEvent as ShownRow } from '../events/find-event.ts';
import type { Ended } from './end-event.ts';
import { EventEditBody, NewEventBody } from './event-body.routes.ts';

const Changed = z.object({ message: z.string(), event: ShownEvent });
const Count = z.int().min(0);
const REFUSED = ['VALIDATION_ERROR', 'UNAUTHENTICATED', 'FORBIDDEN'] as const;

export const createEventRoute = createRoute({
  method: 'post',
  path: '/api/admin/events',
  summary: 'Make an event with its seats or ticket types (admin)',
  security: administrator,
  request: { headers: idempotencyKey, body: { ...json(NewEventBody), required: true } },
  responses: {
    201: answer('The event; what it sells is there', Changed),
    ...refusals(
      ...REFUSED,
      'LAYOUT_NOT_FOUND',
      'ILLEGAL_TRANSITION',
      'IDEMPOTENCY_CONFLICT',
      'UPSTREAM_UNAVAILABLE',
    ),
  },
});

export const editEventRoute = createRoute({
  method: 'put',
  path: '/api/admin/events/{id}',
  summary: 'Edit an event; what is not given stays (admin)',
  security: administrator,
  request: { params: idParams('id'), body: { ...json(EventEditBody), required: true } },
  responses: {
    200: answer('The event as it is now', Changed),
    ...refusals(...REFUSED, 'INVALID_ID', 'EVENT_NOT_FOUND'),
  },
});

export const cancelEventRoute = createRoute({
  method: 'post',
  path: '/api/admin/events/{id}/cancel',
  summary: 'Cancel an event and all its reservations (admin)',
  security: administrator,
  request: { params: idParams('id') },
  responses: {
    200: answer('Cancelled; refunds follow', Changed.extend({ cancelledReservations: Count })),
    ...refusals(...REFUSED, 'INVALID_ID', 'EVENT_NOT_FOUND', 'EVENT_ALREADY_CANCELLED'),
  },
});

export const deleteEventRoute = createRoute({
  method: 'delete',
  path: '/api/admin/events/{id}',
  summary: 'Delete an event and cancel all its reservations (admin)',
  security: administrator,
  request: { params: idParams('id') },
  responses: {
    200: answer('Deleted; refunds follow', z.object({ message: z.string(), cancelledReservations: Count })),
    ...refusals(...REFUSED, 'INVALID_ID', 'EVENT_NOT_FOUND'),
  },
});

/** A row as it goes out. */
export const eventView = (event: ShownRow) => ({
  ...event,
  event_date: event.event_date.toISOString(),
  sale_start_date: event.sale_start_date.toISOString(),
  sale_end_date: event.sale_end_date.toISOString(),
  created_at: event.created_at.toISOString(),
  updated_at: event.updated_at.toISOString(),
});

const follow = ({ later }: Ended) => (later ? ' 예매 취소와 환불은 곧 이어서 처리됩니다.' : '');

export const cancelled = (ended: Ended) => ({
  message: `이벤트가 취소되었습니다.${follow(ended)}`,
  event: eventView(ended.event),
  cancelledReservations: ended.cancelledReservations,
});

export const deleted = (ended: Ended) => ({
  message: `이벤트가 삭제되었습니다.${follow(ended)}`,
  cancelledReservations: ended.cancelledReservations,
});
