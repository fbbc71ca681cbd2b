import {
  type Attributes,
  INVALID_SPAN_CONTEXT,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type TimeInput,
  trace,
} from '@opentelemetry/api';
import {
  continueTrace,
  currentContext,
  isTraceparent,
  runInContext,
  spanIdOf,
  traceIdOf,
} from './request-context.ts';
import { currentTracer } from './tracer.ts';

export { SpanKind };

/** Names and attributes hold what the code says, such as a route or a table, and nothing that people sent. */
export type SpanFacts = { name: string; kind: SpanKind; attributes?: Attributes };

const NONE = trace.wrapSpanContext(INVALID_SPAN_CONTEXT);

/**
 * Does `work` as a span of the trace in hand; what it calls becomes part of that span. Where nothing is
 * recorded, or nobody asked for the work, it is only done.
 */
export async function inSpan<T>(facts: SpanFacts, work: (span: Span) => Promise<T>): Promise<T> {
  const context = currentContext();
  const span = context && beginSpan(facts, context.traceparent);
  if (!span) return work(NONE);
  return runInContext({ ...context, traceparent: traceparentOf(span) }, async () => {
    try {
      return await work(span);
    } catch (error) {
      markFailed(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Records what has just ended, by how long it took. */
export function noteSpan(facts: SpanFacts, tookMs: number, error?: unknown): void {
  const context = currentContext();
  const span = context && beginSpan(facts, context.traceparent, performance.now() - tookMs);
  if (!span) return;
  if (error !== undefined) markFailed(span, error);
  span.end();
}

/** The trace in hand, for what goes on with it elsewhere; what a timer of ours has to tell begins one of its own. */
export function traceInHand(what: string): string {
  const here = currentContext()?.traceparent;
  if (here) return here;
  const root = beginSpan({ name: what, kind: SpanKind.INTERNAL }, undefined);
  root?.end();
  return root ? traceparentOf(root) : continueTrace(undefined);
}

/** A child of `parent`, or the root of a trace when that is none. Undefined where nothing is recorded. */
export function beginSpan(
  facts: SpanFacts,
  parent: string | undefined,
  startTime?: TimeInput,
): Span | undefined {
  const tracer = currentTracer();
  if (!tracer) return undefined;
  const { name, ...options } = facts;
  const around = isTraceparent(parent) ? trace.setSpanContext(ROOT_CONTEXT, remote(parent)) : ROOT_CONTEXT;
  return tracer.startSpan(name, startTime === undefined ? options : { ...options, startTime }, around);
}

const remote = (traceparent: string) => ({
  traceId: traceIdOf(traceparent),
  spanId: spanIdOf(traceparent),
  traceFlags: Number.parseInt(traceparent.slice(53), 16),
  isRemote: true,
});

export function traceparentOf(span: Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

/** Says what kind of fault it was. Its message is left out: those of databases and libraries quote what people sent. */
export function markFailed(span: Span, error: unknown): void {
  span.setAttribute('error.type', kindOf(error));
  span.setStatus({ code: SpanStatusCode.ERROR });
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'other';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
