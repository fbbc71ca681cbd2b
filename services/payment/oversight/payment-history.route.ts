import { createRoute, z } from '@hono/zod-openapi';
import { administrator, answer, Instant, idParams, refusals, Won } from '#shared/http/routes.ts';
import { callKinds } from '../gateway/calls/call.ts';
import { gatewayNames } from '../gateway/gateway.ts';
import { RefundFields, refundFields } from '../payments/refund-fields.route.ts';
import { transitionCauses } from '../payments/status.ts';
import { History, historyAnswer } from '../points/point-histories.route.ts';
import type { PaymentHistory } from './payment-history.ts';
import { SeenPayment, seenPayment } from './payments-list.route.ts';

const Transition = z.object({
  from: z.string(),
  to: z.string(),
  cause: z.enum(transitionCauses),
  detail: z.string().nullable(),
  at: Instant,
});

const GatewayCall = z.object({
  id: z.uuid(),
  gateway: z.enum(gatewayNames),
  call: z.enum(callKinds),
  amount: Won.nullable(),
  http_status: z.int().nullable(),
  outcome: z.string(),
  code: z.string().nullable(),
  key_end: z.string().nullable().openapi({ description: 'The last characters of the idempotency key' }),
  took_ms: z.int(),
  at: Instant,
});

const SeenRefund = RefundFields.extend({
  note: z.string().nullable(),
  requested_by: z.uuid().nullable(),
  attempts: z.int(),
  last_answer: z.string().nullable(),
});

const AuditEntry = z.object({
  id: z.uuid(),
  actor_id: z.uuid(),
  actor_email: z.string(),
  action: z.string(),
  details: z.record(z.string(), z.unknown()),
  request_id: z.string().nullable(),
  at: Instant,
});

const PaymentHistoryAnswer = z
  .object({
    payment: SeenPayment,
    transitions: z.array(Transition),
    gateway_calls: z.array(GatewayCall),
    refunds: z.array(SeenRefund),
    points: z.array(History),
    events: z.array(z.object({ id: z.uuid(), type: z.string(), published: z.boolean(), at: Instant })),
    audit: z.array(AuditEntry),
  })
  .openapi('PaymentHistory');

export const paymentHistoryRoute = createRoute({
  method: 'get',
  path: '/api/payments/{id}/history',
  summary: 'One payment with all that is known of it, each list in the order of time (administrators)',
  description: 'No secret, token or card is in it. `events`: what was told to other services.',
  security: administrator,
  request: { params: idParams('id') },
  responses: {
    200: answer('The payment and its history', PaymentHistoryAnswer),
    ...refusals('INVALID_ID', 'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'),
  },
});

export const paymentHistoryAnswer = (history: PaymentHistory): z.input<typeof PaymentHistoryAnswer> => ({
  payment: seenPayment(history.payment),
  transitions: history.transitions.map(({ from_status, to_status, cause, detail, at }) => ({
    from: from_status,
    to: to_status,
    cause,
    detail,
    at: at.toISOString(),
  })),
  gateway_calls: history.calls
    .toReversed()
    .map(({ order_id: _, at, ...call }) => ({ ...call, at: at.toISOString() })),
  refunds: history.refunds.map((refund) => ({
    ...refundFields(refund),
    note: refund.note,
    requested_by: refund.requested_by,
    attempts: refund.attempts,
    last_answer: refund.last_answer,
  })),
  points: history.points.map(historyAnswer),
  events: history.events.map(({ at, ...event }) => ({ ...event, at: at.toISOString() })),
  audit: history.audit.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() })),
});
