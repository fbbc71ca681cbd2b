import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { createSeries } from './series.ts';

/** The process's one set of metrics, by OpenTelemetry: https://opentelemetry.io/docs/specs/otel/metrics/ */
const reader = new PrometheusExporter({ preventServerStart: true });
const meter = new MeterProvider({ readers: [reader] }).getMeter('tiketi');
/** Names are on the wire as they are given: no prefix, and no labels that say where a metric was made. */
const serializer = new PrometheusSerializer('', false, undefined, true, true);

/** What `/metrics` shows: all of it as it is now, in Prometheus' text format. */
export const registry = {
  contentType: 'text/plain; version=0.0.4; charset=utf-8',
  async metrics(): Promise<string> {
    const { resourceMetrics } = await reader.collect();
    return serializer.serialize(resourceMetrics);
  },
};

/** By the names that the maker of a metric gave, so that none is forgotten or misspelt. */
type Labels<L extends string> = Record<L, string>;

/** What counts must never fail what is counted. */
function harmless(record: () => void): void {
  try {
    record();
  } catch {
    // A number is lost, and no request.
  }
}

/**
 * Counts up; what is no number or below zero is not counted. One without labels is there from the start, as 0:
 * Prometheus sees no growth in a counter that first shows up as 1, and no alert would hear of the first time.
 * For the same reason others are counted up by 0 at the start, where their labels are known.
 */
export function counter<const L extends string>(name: string, help: string, labelNames: readonly L[] = []) {
  const series = createSeries();
  if (labelNames.length === 0) series.find({});
  meter.createObservableCounter(name, { description: help }).addCallback((result) => {
    for (const { labels, value } of series.all()) result.observe(value, labels);
  });
  return (labels: Labels<L>, by = 1): void =>
    harmless(() => {
      if (Number.isFinite(by) && by >= 0) series.find(labels).value += by;
    });
}

/** Goes up and down; what is no number changes nothing. */
export function gauge<const L extends string>(name: string, help: string, _labelNames: readonly L[] = []) {
  const series = createSeries();
  meter.createObservableGauge(name, { description: help }).addCallback((result) => {
    for (const { labels, value } of series.all()) result.observe(value, labels);
  });
  return {
    set: (labels: Labels<L>, value: number): void =>
      harmless(() => {
        if (Number.isFinite(value)) series.find(labels).value = value;
      }),
    add: (labels: Labels<L>, by: number): void =>
      harmless(() => {
        if (Number.isFinite(by)) series.find(labels).value += by;
      }),
  };
}

/** Sorts values into `buckets` (upper bounds, in the unit of the name). */
export function histogram<const L extends string>(
  name: string,
  help: string,
  buckets: number[],
  _labelNames: readonly L[] = [],
) {
  const series = createSeries();
  const metric = meter.createHistogram(name, {
    description: help,
    advice: { explicitBucketBoundaries: buckets },
  });
  return (labels: Labels<L>, value: number): void =>
    harmless(() => {
      if (Number.isFinite(value)) metric.record(value, series.find(labels).labels);
    });
}

/** A gauge without labels whose number is asked for when the metrics are read. */
export function gaugeOf(name: string, help: string, read: () => number): void {
  meter.createObservableGauge(name, { description: help }).addCallback((result) => result.observe(read()));
}

/** Likewise a counter: what it reads never falls. */
export function counterOf(name: string, help: string, read: () => number): void {
  meter.createObservableCounter(name, { description: help }).addCallback((result) => result.observe(read()));
}
