import { z } from '@hono/zod-openapi';
import { Pagination, pageParams, paginationOf } from '#shared/http/pagination.ts';
import { Instant, Won } from '#shared/http/routes.ts';
import type { PointHistory } from '../db/schema.ts';
import type { HistoryPage, PointAccount } from './read-point-account.ts';

/** What moved points once. */
export const History = z
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

/** By pages, or by going on where the last answer ended: new rows do not move what is still to come. */
export const historyQuery = z.object({
  ...pageParams(20),
  before: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number)
    .optional()
    .openapi({ type: 'string', description: 'The `next` of the answer before; `page` does not count then' }),
});

export const Histories = z.object({
  histories: z.array(History),
  pagination: Pagination,
  next: z.string().nullable().openapi({ description: 'To be sent as `before`; null at the end' }),
});

export const Account = Histories.extend({ user_id: z.uuid(), balance: Won });

export const accountAnswer = (
  userId: string,
  account: PointAccount,
  page: HistoryPage,
): z.input<typeof Account> => ({
  user_id: userId,
  balance: account.balance,
  ...historiesAnswer(account, page),
});

export const historiesAnswer = (
  { histories, total, next }: PointAccount,
  page: HistoryPage,
): z.input<typeof Histories> => ({
  histories: histories.map(historyAnswer),
  pagination: paginationOf(page, total),
  next: next === null ? null : String(next),
});

export const historyAnswer = (history: PointHistory): z.input<typeof History> => ({
  id: history.id,
  type: history.type,
  amount: history.amount,
  balance_after: history.balance_after,
  reference_type: history.reference_type,
  reference_id: history.reference_id,
  description: history.description,
  created_at: history.created_at.toISOString(),
});
