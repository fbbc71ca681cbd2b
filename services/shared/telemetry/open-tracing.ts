import { DiagLogLevel, diag } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Logger } from './logger.ts';
import { tellingExporter } from './telling-exporter.ts';
import { useTracer } from './tracer.ts';

/** Ends of long texts are no loss, and no span grows with what somebody sent. */
const LONGEST_VALUE = 256;

/**
 * Spans are kept in memory, at most 2,048, and sent in batches by OTLP over HTTP; what does not fit is
 * dropped. Sampler, batches, headers and the name of the service come from `OTEL_…`.
 * https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export function openTracing(service: string, log: Logger): () => Promise<void> {
  const close = sayingWhatIsWrong(log, () => {
    const exporter = tellingExporter(new OTLPTraceExporter(), log);
    const provider = new BasicTracerProvider({
      resource: defaultResource()
        .merge(resourceFromAttributes({ 'service.name': service, 'service.namespace': 'tiketi' }))
        .merge(detectResources({ detectors: [envDetector] })),
      spanProcessors: [new BatchSpanProcessor(exporter)],
      spanLimits: { attributeValueLengthLimit: LONGEST_VALUE },
    });
    useTracer(provider.getTracer('tiketi'));
    return () => provider.shutdown();
  });
  return close;
}

/** The library's complaints of settings are heard. Later ones, of each batch that was not sent, would fill the log. */
function sayingWhatIsWrong<T>(log: Logger, open: () => T): T {
  const say = (message: string) => log.warn({ reason: message }, 'tracing');
  const quiet = () => undefined;
  diag.setLogger(
    { error: say, warn: say, info: quiet, debug: quiet, verbose: quiet },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  try {
    return open();
  } finally {
    diag.disable();
  }
}
