import { type DestinationStream, type Logger, pino } from 'pino';
import { currentContext, spanIdOf, traceIdOf } from './request-context.ts';
import { currentTracer } from './tracer.ts';
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
      if (!context) return {};
      const { requestId, traceparent } = context;
      // Without a recorder there is no span of that id to look up.
      const spanId = currentTracer() && spanIdOf(traceparent);
      return { requestId, traceId: traceIdOf(traceparent), ...(spanId && { spanId }) };
    },
  };
  return pino(options, destination);
}
