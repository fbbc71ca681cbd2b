import { type Logger, pino } from 'pino';
import { currentContext, traceIdOf } from './request-context.ts';

export type { Logger } from 'pino';

const SECRETS = [
  'password',
  'token',
  'pass',
  'authorization',
  'cookie',
  'secret',
  'code_verifier',
  'pgToken',
  'pg_token',
];

/** JSON lines on standard output; secrets are cut out, the request and trace are put in. */
export function createLogger(service: string, level: string): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[redacted]',
    },
    mixin() {
      const context = currentContext();
      return context ? { requestId: context.requestId, traceId: traceIdOf(context.traceparent) } : {};
    },
  });
}
