import { AppError } from '#shared/http/errors.ts';
import type { Gateway } from '../gateway/gateway.ts';

/** Throws 503 `PAYMENT_UNAVAILABLE` while the gateway's breaker is open: at once, and before anything is begun. */
export function requireTaking(gateway: Gateway): void {
  if (!gateway.takesNew()) throw new AppError('PAYMENT_UNAVAILABLE');
}
