import { createRoute, z } from '@hono/zod-openapi';
import { answer, bearer, idParams, refusals } from '#shared/http/routes.ts';
import { PaymentDetail, PaymentOrNone } from './payment-answers.route.ts';

export const methodsRoute = createRoute({
  method: 'get',
  path: '/api/payments/methods',
  summary: 'The methods a buyer can choose',
  responses: {
    200: answer(
      'All methods',
      z.object({
        methods: z.array(
          z.object({ id: z.string(), name: z.string(), description: z.string(), icon: z.string() }),
        ),
      }),
    ),
    ...refusals(),
  },
});

export const paymentRoute = createRoute({
  method: 'get',
  path: '/api/payments/{id}',
  summary: 'One payment, for its owner or an administrator',
  security: bearer,
  request: { params: idParams('id') },
  responses: {
    200: answer('The payment', PaymentDetail),
    ...refusals('INVALID_ID', 'UNAUTHENTICATED', 'NOT_FOUND'),
  },
});

export const paymentOfReservationRoute = createRoute({
  method: 'get',
  path: '/api/payments',
  summary: 'The payment of a reservation: the one that counts, else the last that failed',
  security: bearer,
  request: { query: z.object({ reservation_id: z.uuid() }) },
  responses: {
    200: answer("The payment; null before the first, and of somebody else's reservation", PaymentOrNone),
    ...refusals('VALIDATION_ERROR', 'UNAUTHENTICATED'),
  },
});
