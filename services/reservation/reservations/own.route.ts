import { createRoute, z } from '@hono/zod-openapi';
import { answer, bearer, Instant, idempotencyKey, idParams, refusals, Won } from '#shared/http/routes.ts';

const State = {
  status: z.enum(['pending', 'confirmed', 'cancelled']),
  payment_status: z.enum(['pending', 'completed', 'failed', 'refunded']),
};

const Item = z.object({
  ticketTypeName: z.string(),
  quantity: z.int(),
  unitPrice: Won,
  subtotal: Won,
});

const ListedReservation = z
  .object({
    id: z.uuid(),
    reservation_number: z.string(),
    total_amount: Won,
    ...State,
    expires_at: Instant.nullable().openapi({ description: 'Until when it waits for its payment; else null' }),
    created_at: Instant,
    event_id: z.uuid(),
    event_title: z.string(),
    venue: z.string(),
    event_date: Instant,
    items: z.array(Item),
  })
  .openapi('ListedReservation');

const ReservationDetail = ListedReservation.extend({
  payment_method: z.string().nullable(),
  address: z.string().nullable(),
  items: z.array(Item.extend({ seatLabel: z.string().nullable(), section: z.string().nullable() })),
}).openapi('ReservationDetail');

const CheckoutReservation = z
  .object({
    id: z.uuid(),
    reservation_number: z.string(),
    total_amount: Won,
    ...State,
    payment_method: z.string().nullable(),
    expires_at: Instant.nullable(),
    created_at: Instant,
    event_id: z.uuid(),
    event_title: z.string(),
    venue: z.string(),
    event_date: Instant,
    seats: z.array(
      z.object({
        seatId: z.uuid().nullable(),
        seatLabel: z.string(),
        section: z.string().nullable(),
        rowNumber: z.int().nullable(),
        seatNumber: z.int().nullable(),
        price: Won,
      }),
    ),
    isExpired: z.boolean(),
  })
  .openapi('CheckoutReservation');

const OWNER_REFUSALS = [
  'INVALID_ID',
  'VALIDATION_ERROR',
  'UNAUTHENTICATED',
  'RESERVATION_NOT_FOUND',
  'UPSTREAM_UNAVAILABLE',
] as const;

export const listOwnRoute = createRoute({
  method: 'get',
  path: '/api/reservations/my',
  summary: 'All own reservations, newest first',
  security: bearer,
  responses: {
    200: answer('Reservations', z.object({ reservations: z.array(ListedReservation) })),
    ...refusals('VALIDATION_ERROR', 'UNAUTHENTICATED', 'UPSTREAM_UNAVAILABLE'),
  },
});

export const readOwnRoute = createRoute({
  method: 'get',
  path: '/api/reservations/{id}',
  summary: 'One own reservation',
  security: bearer,
  request: { params: idParams('id') },
  responses: {
    200: answer('Reservation', z.object({ reservation: ReservationDetail })),
    ...refusals(...OWNER_REFUSALS),
  },
});

export const readCheckoutRoute = createRoute({
  method: 'get',
  path: '/api/seats/reservation/{id}',
  summary: 'One own reservation, as the payment page needs it',
  description: '`isExpired`: not paid, and can no longer be. `expires_at` is null once paid or cancelled.',
  security: bearer,
  request: { params: idParams('id') },
  responses: {
    200: answer('Reservation', z.object({ reservation: CheckoutReservation })),
    ...refusals(...OWNER_REFUSALS),
  },
});

export const cancelRoute = createRoute({
  method: 'post',
  path: '/api/reservations/{id}/cancel',
  summary: 'Cancel an own reservation; a paid one is refunded in full',
  description:
    '409 `ILLEGAL_TRANSITION` once the event has begun, or somebody has come in with one of its tickets.',
  security: bearer,
  request: { headers: idempotencyKey, params: idParams('id') },
  responses: {
    200: answer('Cancelled', z.object({ message: z.string() })),
    ...refusals(
      ...OWNER_REFUSALS,
      'ALREADY_CANCELLED',
      'PAYMENT_IN_PROGRESS',
      'ILLEGAL_TRANSITION',
      'IDEMPOTENCY_CONFLICT',
    ),
  },
});
