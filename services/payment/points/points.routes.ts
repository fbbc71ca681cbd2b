import { createRoute, z } from '@hono/zod-openapi';
import { BOTH_SPELLINGS, inBothSpellings } from '#shared/http/both-spellings.ts';
import { AppError } from '#shared/http/errors.ts';
import { answer, bearer, idempotencyKey, json, refusals, Won } from '#shared/http/routes.ts';
import type { PointHistory } from '../db/schema.ts';
import { MAX_CHARGE, MIN_CHARGE } from './limits.ts';
import { Account, Histories, History, historyAnswer, historyQuery } from './point-histories.route.ts';

const ChargeBody = z.object({
  amount: z.int().min(MIN_CHARGE).max(MAX_CHARGE),
  payment_method: z.string().max(50).default('CARD'),
  pg_token: z.string().min(1).max(200),
});

export const chargeRoute = createRoute({
  method: 'post',
  path: '/api/points/charge',
  summary: 'Buy points by card',
  description: BOTH_SPELLINGS,
  security: bearer,
  request: { headers: idempotencyKey, body: json(inBothSpellings(ChargeBody)) },
  responses: {
    200: answer(
      'Credited',
      z.object({ success: z.literal(true), balance: Won, charged: Won, history: History }),
    ),
    ...refusals(
      'VALIDATION_ERROR',
      'INVALID_PAYMENT_METHOD',
      'UNAUTHENTICATED',
      'PAYMENT_DECLINED',
      'PAYMENT_IN_PROGRESS',
      'IDEMPOTENCY_CONFLICT',
      'PAYMENT_UNAVAILABLE',
      'PAYMENT_UNCERTAIN',
    ),
  },
});

/** Points are bought by card alone. */
export function chargeOrder({ amount, payment_method, pg_token }: z.infer<typeof ChargeBody>) {
  if (payment_method !== 'CARD') throw new AppError('INVALID_PAYMENT_METHOD');
  return { amount, token: pg_token };
}

export const balanceRoute = createRoute({
  method: 'get',
  path: '/api/points/balance',
  summary: 'What the caller has, and what moved it, newest first',
  security: bearer,
  request: { query: historyQuery },
  responses: {
    200: answer('Balance and some of its history', Account),
    ...refusals('VALIDATION_ERROR', 'UNAUTHENTICATED'),
  },
});

export const historiesRoute = createRoute({
  method: 'get',
  path: '/api/points/histories',
  summary: "What moved the caller's points, newest first",
  security: bearer,
  request: { query: historyQuery },
  responses: {
    200: answer('Some of the history', Histories),
    ...refusals('VALIDATION_ERROR', 'UNAUTHENTICATED'),
  },
});

export const chargeAnswer = (history: PointHistory) => ({
  success: true as const,
  balance: history.balance_after,
  charged: history.amount,
  history: historyAnswer(history),
});
