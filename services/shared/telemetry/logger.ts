import { type DestinationStream, type Logger, pino } from 'pino';
import { currentContext, traceIdOf } from './request-context.ts';
import { withoutSecrets } from './without-secrets.ts';

export type { Logger } from 'pino';

/** JSON lines on standard output; secrets are cut out, the request and trace are put in. */
export function createLogger(
  service: string,
  level: string,
  destination: DestinationStream = pino.destination(1),
): Logger {
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    // Done by the formatter, which has to see into errors anyway.
    serializers: { err: (error: unknown) => error },
    formatters: { log: withoutSecrets },
    mixin() {
      const context = currentContext();
      return context ? { requestId: context.requestId, traceId: traceIdOf(context.traceparent) } : {};
    },
  };
  return pino(options, destination);
}
