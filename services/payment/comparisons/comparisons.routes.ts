import { createRoute, z } from '@hono/zod-openapi';
import { pageParams } from '#shared/http/pagination.ts';
import { administrator, answer, Instant, idempotencyKey, json, refusals, Won } from '#shared/http/routes.ts';
import type { Comparison } from '../db/schema.ts';
import { gatewayNames } from '../gateway/gateway.ts';
import { differenceKinds } from './difference.ts';

/** A day that has begun in Seoul. */
const Day = z.iso
  .date()
  .refine((day) => new Date(`${day}T00:00:00+09:00`).getTime() <= Date.now(), 'must have begun')
  .openapi({ example: '2026-11-25', description: 'A day of Seoul' });

const Side = z.object({ status: z.string(), amount: Won.nullable(), returned: Won.nullable() });

const ComparisonReport = z
  .object({
    id: z.uuid(),
    day: z.iso.date(),
    gateway: z.enum(gatewayNames),
    status: z.enum(['RUNNING', 'DONE', 'UNREADABLE']),
    compared: z.int(),
    different: z.int(),
    differences: z.array(
      z.object({ kind: z.enum(differenceKinds), order_id: z.string(), ours: Side, gateways: Side }),
    ),
    started_at: Instant,
    finished_at: Instant.nullable(),
  })
  .openapi('GatewayComparison');

export const startComparisonRoute = createRoute({
  method: 'post',
  path: '/api/payments/comparisons',
  summary: 'Compare a day with what each gateway says of it (administrators)',
  description:
    'Every day is compared by itself the next morning. Nothing is repaired; the reports fill by themselves.',
  security: administrator,
  request: { headers: idempotencyKey, body: { ...json(z.object({ day: Day })), required: true } },
  responses: {
    202: answer('Begun, one report for each gateway', z.object({ comparisons: z.array(ComparisonReport) })),
    ...refusals(
      'VALIDATION_ERROR',
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'PAYMENT_IN_PROGRESS',
      'IDEMPOTENCY_CONFLICT',
    ),
  },
});

export const listComparisonsRoute = createRoute({
  method: 'get',
  path: '/api/payments/comparisons',
  summary: 'What the comparisons with the gateways found, the newest first (administrators)',
  security: administrator,
  request: {
    query: z.object({
      day: z.iso.date().optional(),
      before: z.uuid().optional().openapi({ description: 'The `next` of the answer before' }),
      limit: pageParams(20).limit,
    }),
  },
  responses: {
    200: answer('Reports', z.object({ comparisons: z.array(ComparisonReport), next: z.uuid().nullable() })),
    ...refusals('VALIDATION_ERROR', 'UNAUTHENTICATED', 'FORBIDDEN'),
  },
});

export const comparisonView = ({
  differences,
  started_at,
  finished_at,
  ...report
}: Comparison): z.input<typeof ComparisonReport> => ({
  ...report,
  differences: differences.map(({ orderId, ...difference }) => ({ order_id: orderId, ...difference })),
  started_at: started_at.toISOString(),
  finished_at: finished_at?.toISOString() ?? null,
});
