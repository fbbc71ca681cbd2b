import type { Attributes } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { useTracer } from '../telemetry/tracer.ts';

export type Recorded = {
  name: string;
  id: string;
  parent: string | undefined;
  trace: string;
  attributes: Attributes;
};

/** Records the spans of this process, by the same sampler as outside; `stop` leaves it as it was. */
export function recordSpans() {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  useTracer(provider.getTracer('test'));
  return {
    /** In the order in which they ended. */
    all: (): Recorded[] =>
      exporter.getFinishedSpans().map((span) => ({
        name: span.name,
        id: span.spanContext().spanId,
        parent: span.parentSpanContext?.spanId,
        trace: span.spanContext().traceId,
        attributes: span.attributes,
      })),
    /** All that a span says, to look for what it must not. */
    text: () =>
      JSON.stringify(
        exporter.getFinishedSpans().map(({ name, attributes, events, status, links }) => ({
          name,
          attributes,
          events,
          status,
          links,
        })),
      ),
    clear: () => exporter.reset(),
    stop: () => useTracer(undefined),
  };
}
