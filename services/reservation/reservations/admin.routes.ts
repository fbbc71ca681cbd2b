import { createRoute, z } from '@hono/zod-openapi';
import { Pagination, pageParams } from '#shared/http/pagination.ts';
import { administrator, answer, Instant, idParams, json, refusals, Won } from '#shared/http/routes.ts';
import { WIRE_STATUSES } from './find-reservations.ts';

const PAGE = 20;

const Status = z.enum(WIRE_STATUSES);
const PaymentStatus = z.enum(['pending', 'completed', 'failed', 'refunded']);

const AdminReservation = z
  .object({
    id: z.uuid(),
    reservation_number: z.string(),
    total_amount: Won,
    status: Status,
    payment_status: PaymentStatus,
    created_at: Instant,
    user_name: z.string(),
    user_email: z.string(),
    event_title: z.string(),
    venue: z.string(),
    event_date: Instant,
  })
  .openapi('AdminReservation');

const AdminReservationRow = AdminReservation.extend({
  user_id: z.uuid(),
  event_id: z.uuid(),
  payment_method: z.string().nullable(),
  cancel_reason: z.enum(['owner', 'replaced', 'expired', 'admin', 'event_cancelled']).nullable(),
  expires_at: Instant.nullable(),
  updated_at: Instant,
}).openapi('AdminReservationRow');

const AdminItem = z.object({
  seat_id: z.uuid().nullable(),
  ticket_type_id: z.uuid().nullable(),
  label: z.string(),
  quantity: z.int().min(1),
  unit_price: Won,
});

const Search = z.object({
  status: z
    .union([Status, z.literal('').transform(() => undefined)])
    .optional()
    .openapi({ type: 'string', enum: [...WIRE_STATUSES, ''], description: 'Without one, all' }),
  ...pageParams(PAGE),
});

export const listReservationsRoute = createRoute({
  method: 'get',
  path: '/api/admin/reservations',
  summary: "Everybody's reservations, newest first (admin)",
  security: administrator,
  request: { query: Search },
  responses: {
    200: answer(
      'One page of them',
      z.object({ reservations: z.array(AdminReservation), pagination: Pagination }),
    ),
    ...refusals('VALIDATION_ERROR', 'UNAUTHENTICATED', 'FORBIDDEN'),
  },
});

export const readReservationRoute = createRoute({
  method: 'get',
  path: '/api/admin/reservations/{id}',
  summary: "Anybody's reservation with what it is for (admin)",
  description:
    '`items`: what is left of it, by seat or by type of ticket; what was taken back is none of it.',
  security: administrator,
  request: { params: idParams('id') },
  responses: {
    200: answer('As it is now', z.object({ reservation: AdminReservationRow, items: z.array(AdminItem) })),
    ...refusals('INVALID_ID', 'UNAUTHENTICATED', 'FORBIDDEN', 'RESERVATION_NOT_FOUND'),
  },
});

const TransitionBody = z
  .object({ status: Status.optional(), paymentStatus: PaymentStatus.optional() })
  .refine(({ status, paymentStatus }) => status || paymentStatus, 'nothing to set')
  .openapi('ReservationTransition', { minProperties: 1 });

export const administerReservationRoute = createRoute({
  method: 'patch',
  path: '/api/admin/reservations/{id}/status',
  summary: 'Cancel a reservation, or confirm it by a payment made by hand (admin)',
  description:
    'To `cancelled`: as if its owner gave it back, also after the event; what is paid is refunded. ' +
    'From `pending` to `confirmed`: together with a payment that is recorded as made by hand. Nothing else.',
  security: administrator,
  request: { params: idParams('id'), body: { ...json(TransitionBody), required: true } },
  responses: {
    200: answer('As it is now', z.object({ message: z.string(), reservation: AdminReservationRow })),
    ...refusals(
      'VALIDATION_ERROR',
      'INVALID_ID',
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'RESERVATION_NOT_FOUND',
      'ALREADY_CANCELLED',
      'PAYMENT_IN_PROGRESS',
      'ILLEGAL_TRANSITION',
      'PAYMENT_UNCERTAIN',
    ),
  },
});
