import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type AppError, type ErrorCode, errorCodes } from './errors.ts';

/** The one shape of every refusal; `error` is always a sentence fit to be shown to a buyer. */
export const ErrorBody = z
  .object({
    error: z.string(),
    code: z.enum(errorCodes),
    message: z.string(),
    success: z.literal(false),
    details: z.record(z.string(), z.unknown()).optional(),
    requestId: z.string(),
  })
  .openapi('Error');

/** When another try may find things changed, where that takes longer than a moment. */
const SECONDS: Partial<Record<ErrorCode, number>> = { PAYMENT_UNCERTAIN: 8, PAYMENT_UNAVAILABLE: 5 };

export function sendError(c: Context, error: AppError): Response {
  const retryAfter =
    error.retryAfterSeconds ?? (error.status === 503 ? (SECONDS[error.code] ?? 1) : undefined);
  if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter));
  return c.json(
    {
      error: error.message,
      code: error.code,
      message: error.message,
      success: false,
      ...(error.details && { details: error.details }),
      requestId: c.get('requestId') ?? 'unknown',
    },
    error.status,
  );
}
