import { createRoute, z } from '@hono/zod-openapi';
import { BOTH_SPELLINGS, inBothSpellings } from '#shared/http/both-spellings.ts';
import { AppError } from '#shared/http/errors.ts';
import { answer, bearer, idempotencyKey, json, refusals } from '#shared/http/routes.ts';
import { findMethod } from './channels.ts';
import type { Order } from './order.ts';
import { ProcessAnswer } from './payment-answers.route.ts';

const Body = z.object({
  reservation_id: z.uuid(),
  payment_method: z.string().max(50).openapi({ example: 'naver_pay' }),
  pg_token: z.string().min(1).max(200).optional(),
});

export const processPaymentRoute = createRoute({
  method: 'post',
  path: '/api/payments/process',
  summary: 'Pay the whole of a reservation by one method; answers once the reservation is confirmed',
  description: `The same again after success gets the same answer. ${BOTH_SPELLINGS}`,
  security: bearer,
  request: { headers: idempotencyKey, body: json(inBothSpellings(Body)) },
  responses: {
    200: answer('Paid and confirmed', ProcessAnswer),
    ...refusals(
      'VALIDATION_ERROR',
      'INVALID_PAYMENT_METHOD',
      'UNAUTHENTICATED',
      'PAYMENT_DECLINED',
      'RESERVATION_NOT_FOUND',
      'RESERVATION_EXPIRED',
      'RESERVATION_NOT_PAYABLE',
      'ALREADY_PAID',
      'PAYMENT_IN_PROGRESS',
      'IDEMPOTENCY_CONFLICT',
      'PAYMENT_UNAVAILABLE',
      'PAYMENT_UNCERTAIN',
    ),
  },
});

/** The buyer's page sends no token; the method's name stands for it. */
export function processOrder({ reservation_id, payment_method, pg_token }: z.infer<typeof Body>): Order {
  const channel = findMethod(payment_method);
  if (!channel) throw new AppError('INVALID_PAYMENT_METHOD');
  return { reservationId: reservation_id, channel, token: pg_token ?? channel };
}
