import { createRoute, z } from '@hono/zod-openapi';
import { BOTH_SPELLINGS, inBothSpellings } from '#shared/http/both-spellings.ts';
import { AppError } from '#shared/http/errors.ts';
import { type Page, Pagination, pageParams, paginationOf } from '#shared/http/pagination.ts';
import { answer, bearer, Instant, idempotencyKey, json, refusals, Won } from '#shared/http/routes.ts';
import type { PointHistory } from '../db/schema.ts';
import { MAX_CHARGE, MIN_CHARGE } from './limits.ts';
import type { PointAccount } from './read-point-account.ts';

const History = z
  .object({
    id: z.uuid(),
    type: z.enum(['CHARGE', 'USE', 'REFUND', 'CANCEL']),
    amount: z.int(),
    balance_after: Won,
    reference_type: z.enum(['PAYMENT', 'RESERVATION', 'MANUAL']),
    reference_id: z.uuid().nullable(),
    description: z.string(),
    created_at: Instant,
  })
  .openapi('PointHistory');

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
  request: { query: z.object(pageParams(20)) },
  responses: {
    200: answer(
      'Balance and one page of its history',
      z.object({
        user_id: z.uuid(),
        balance: Won,
        histories: z.array(History),
        pagination: Pagination,
      }),
    ),
    ...refusals('UNAUTHENTICATED'),
  },
});

export const historiesRoute = createRoute({
  method: 'get',
  path: '/api/points/histories',
  summary: "What moved the caller's points, newest first",
  security: bearer,
  request: { query: z.object(pageParams(20)) },
  responses: {
    200: answer('One page of the history', z.object({ histories: z.array(History), pagination: Pagination })),
    ...refusals('UNAUTHENTICATED'),
  },
});

export const chargeAnswer = (history: PointHistory) => ({
  success: true as const,
  balance: history.balance_after,
  charged: history.amount,
  history: historyAnswer(history),
});

export const balanceAnswer = (userId: string, account: PointAccount, page: Page) => ({
  user_id: userId,
  balance: account.balance,
  ...historiesAnswer(account, page),
});

export const historiesAnswer = ({ histories, total }: PointAccount, page: Page) => ({
  histories: histories.map(historyAnswer),
  pagination: paginationOf(page, total),
});

const historyAnswer = (history: PointHistory): z.input<typeof History> => ({
  id: history.id,
  type: history.type,
  amount: history.amount,
  balance_after: history.balance_after,
  reference_type: history.reference_type,
  reference_id: history.reference_id,
  description: history.description,
  created_at: history.created_at.toISOString(),
});
