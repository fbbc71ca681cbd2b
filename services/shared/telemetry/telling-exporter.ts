import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Logger } from './logger.ts';
import { counter } from './metrics.ts';

const lost = counter('tiketi_spans_lost_total', 'Spans that the collector did not take');

/** Says once that the collector is away, and once that it is back: one line a batch would fill the log. */
export function tellingExporter(exporter: SpanExporter, log: Logger): SpanExporter {
  let away = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const failed = result.error !== undefined;
        if (failed) lost({}, spans.length);
        if (failed && !away) log.warn({ err: result.error }, 'traces are not taken');
        if (!failed && away) log.info('traces are taken again');
        away = failed;
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}
