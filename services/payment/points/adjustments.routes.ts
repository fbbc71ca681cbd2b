import { createRoute, z } from '@hono/zod-openapi';
import { BOTH_SPELLINGS, inBothSpellings } from '#shared/http/both-spellings.ts';
import {
  administrator,
  answer,
  idParams,
  json,
  refusals,
  requiredIdempotencyKey,
  Won,
} from '#shared/http/routes.ts';
import type { PointHistory } from '../db/schema.ts';
import { MAX_ADJUSTMENT, MAX_BALANCE, MAX_REASON } from './limits.ts';
import { Account, History, historyAnswer, historyQuery } from './point-histories.route.ts';

const Body = z.object({
  user_id: z.uuid(),
  amount: z
    .int()
    .min(-MAX_ADJUSTMENT)
    .max(MAX_ADJUSTMENT)
    .refine((amount) => amount !== 0, 'must not be 0')
    .openapi({ description: 'KRW: what is given is positive, what is taken negative' }),
  reason: z
    .string()
    .trim()
    .min(1)
    .max(MAX_REASON)
    .openapi({ description: 'Its owner reads it in the history' }),
});

export const adjustRoute = createRoute({
  method: 'post',
  path: '/api/points/adjustments',
  summary: 'Give or take points by hand (administrators)',
  description: `Never below zero, and what is given never above ${MAX_BALANCE} KRW. ${BOTH_SPELLINGS}`,
  security: administrator,
  request: { headers: requiredIdempotencyKey, body: { ...json(inBothSpellings(Body)), required: true } },
  responses: {
    200: answer(
      'Done, once',
      z.object({ success: z.literal(true), user_id: z.uuid(), balance: Won, history: History }),
    ),
    ...refusals(
      'VALIDATION_ERROR',
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'NOT_FOUND',
      'INSUFFICIENT_POINTS',
      'PAYMENT_IN_PROGRESS',
      'IDEMPOTENCY_CONFLICT',
      'UPSTREAM_UNAVAILABLE',
    ),
  },
});

export const accountRoute = createRoute({
  method: 'get',
  path: '/api/points/accounts/{userId}',
  summary: "Somebody's points, and what moved them, newest first (administrators)",
  security: administrator,
  request: { params: idParams('userId'), query: historyQuery },
  responses: {
    200: answer('Balance and some of its history', Account),
    ...refusals('INVALID_ID', 'VALIDATION_ERROR', 'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'),
  },
});

/** A key is required, so there is an attempt. */
export function adjustmentOf(
  { user_id, amount, reason }: z.infer<typeof Body>,
  attemptId: string | undefined,
) {
  if (attemptId === undefined) throw new Error('an adjustment without an Idempotency-Key');
  return { id: attemptId, userId: user_id, amount, reason };
}

export const adjustAnswer = (history: PointHistory) => ({
  success: true as const,
  user_id: history.user_id,
  balance: history.balance_after,
  history: historyAnswer(history),
});
