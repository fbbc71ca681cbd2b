import { counter } from '#shared/telemetry/metrics.ts';

const attempts = counter('tiketi_auth_attempts_total', 'Tries to register or to log in', ['type', 'status']);

export const countAttempt = (type: 'register' | 'login', status: 'success' | 'failure'): void =>
  attempts({ type, status });
