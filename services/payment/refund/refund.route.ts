import { createRoute } from '@hono/zod-openapi';
import { administrator, answer, idempotencyKey, idParams, refusals } from '#shared/http/routes.ts';
import { RefundAnswer } from '../payments/payment-answers.route.ts';

export const refundRoute = createRoute({
  method: 'post',
  path: '/api/payments/{id}/refund',
  summary: 'Give a whole payment back, in its original split, and cancel what it paid for (administrators)',
  description:
    'Happens once; asked again, the answer is the payment with its refund. While the gateway has not taken the refund yet, the payment still shows as SUCCESS without refunds, and the refund goes on by itself.',
  security: administrator,
  request: { headers: idempotencyKey, params: idParams('id') },
  responses: {
    200: answer('Given back, or certainly on its way', RefundAnswer),
    ...refusals(
      'VALIDATION_ERROR',
      'INVALID_ID',
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'NOT_FOUND',
      'PAYMENT_IN_PROGRESS',
      'ILLEGAL_TRANSITION',
      'IDEMPOTENCY_CONFLICT',
    ),
  },
});
