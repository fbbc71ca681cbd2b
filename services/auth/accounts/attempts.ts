import { counter } from '#shared/telemetry/metrics.ts';

const attempts = counter('tiketi_auth_attempts_total', 'Tries to register or to log in', ['type', 'status']);

/** `limited`: refused unlooked at, after too many. */
export const countAttempt = (
  type: 'register' | 'login' | 'google',
  status: 'success' | 'failure' | 'limited',
): void => attempts({ type, status });
