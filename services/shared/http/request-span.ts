import { SpanStatusCode } from '@opentelemetry/api';
import { continueTrace, unrecordedTrace } from '../telemetry/request-context.ts';
import { beginSpan, SpanKind, traceparentOf } from '../telemetry/span.ts';

/** Asked for every few seconds, by everybody who watches. */
const PROBES = /^\/(?:health|metrics)(?:\/|$)/;

export type RequestSpan = {
  traceparent: string;
  end: (method: string, route: string, status: number) => void;
};

/**
 * A request's place in its trace, and its span where traces are recorded. What it is called is known only when
 * a route has taken it: addresses hold ids, and queries what people look for.
 */
export function beginRequest(path: string, header: string | undefined): RequestSpan {
  if (PROBES.test(path)) return unrecorded(unrecordedTrace());
  const span = beginSpan({ name: 'HTTP', kind: SpanKind.SERVER }, header);
  if (!span) return unrecorded(continueTrace(header));
  return {
    traceparent: traceparentOf(span),
    end(method, route, status) {
      span.updateName(`${method} ${route}`);
      span.setAttributes({
        'http.request.method': method === 'other' ? '_OTHER' : method,
        'http.route': route,
        'http.response.status_code': status,
      });
      if (status >= 500) {
        span.setAttribute('error.type', String(status));
        span.setStatus({ code: SpanStatusCode.ERROR });
      }
      span.end();
    },
  };
}

const unrecorded = (traceparent: string): RequestSpan => ({ traceparent, end: () => undefined });
