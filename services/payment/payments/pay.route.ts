import { createRoute, z } from '@hono/zod-openapi';
import { BOTH_SPELLINGS, inBothSpellings } from '#shared/http/both-spellings.ts';
import { AppError } from '#shared/http/errors.ts';
import { answer, bearer, idempotencyKey, json, refusals, Won } from '#shared/http/routes.ts';
import type { Order } from './order.ts';
import { PayAnswer } from './payment-answers.route.ts';
import { channelOf, methodOf } from './split.ts';

const Body = z.object({
  reservation_id: z.uuid(),
  total_price: Won,
  point_used: Won,
  card_amount: Won,
  pg_token: z.string().min(1).max(200).optional(),
  payment_method: z.string().max(50).optional().openapi({ example: 'MIXED' }),
});

export const payRoute = createRoute({
  method: 'post',
  path: '/api/payments',
  summary: 'Pay a reservation by card, points or both; answers once the reservation is confirmed',
  description: `The parts add up to what the reservation costs. The same again after success gets the same payment. ${BOTH_SPELLINGS}`,
  security: bearer,
  request: { headers: idempotencyKey, body: json(inBothSpellings(Body)) },
  responses: {
    200: answer('Paid and confirmed', PayAnswer),
    ...refusals(
      'VALIDATION_ERROR',
      'INVALID_PAYMENT_METHOD',
      'UNAUTHENTICATED',
      'PAYMENT_DECLINED',
      'INSUFFICIENT_POINTS',
      'RESERVATION_NOT_FOUND',
      'RESERVATION_EXPIRED',
      'RESERVATION_NOT_PAYABLE',
      'ALREADY_PAID',
      'AMOUNT_MISMATCH',
      'PAYMENT_IN_PROGRESS',
      'IDEMPOTENCY_CONFLICT',
      'PAYMENT_UNAVAILABLE',
      'PAYMENT_UNCERTAIN',
    ),
  },
});

/** Checks what the body says of itself; whether the total is right only reservation knows. */
export function payOrder(body: z.infer<typeof Body>): Order {
  const split = { pointUsed: body.point_used, cardAmount: body.card_amount };
  if (split.pointUsed + split.cardAmount !== body.total_price) throw new AppError('AMOUNT_MISMATCH');
  if (body.payment_method !== undefined && body.payment_method !== methodOf(split)) {
    throw new AppError('INVALID_PAYMENT_METHOD');
  }
  if (split.cardAmount > 0 && body.pg_token === undefined) {
    throw new AppError('VALIDATION_ERROR', {
      details: { fields: [{ path: 'pg_token', msg: 'required when card_amount is above 0' }] },
    });
  }
  const channel = channelOf(split);
  return { reservationId: body.reservation_id, channel, split, token: body.pg_token ?? channel };
}
