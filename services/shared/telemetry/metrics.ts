import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The service's one registry; `/metrics` shows it. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry });

type Labels<L extends string> = Record<L, string>;

/** A counter whose labels are typed, so that recording cannot fail a request. */
export function counter<const L extends string>(name: string, help: string, labelNames: readonly L[] = []) {
  const metric = new Counter({ name, help, labelNames, registers: [registry] });
  return (labels: Labels<L>, by = 1) => metric.inc(labels, by);
}

export function gauge<const L extends string>(name: string, help: string, labelNames: readonly L[] = []) {
  const metric = new Gauge({ name, help, labelNames, registers: [registry] });
  return {
    set: (labels: Labels<L>, value: number) => metric.set(labels, value),
    add: (labels: Labels<L>, by: number) => metric.inc(labels, by),
  };
}

export function histogram<const L extends string>(
  name: string,
  help: string,
  buckets: number[],
  labelNames: readonly L[] = [],
) {
  const metric = new Histogram({ name, help, labelNames, buckets, registers: [registry] });
  return (labels: Labels<L>, value: number) => metric.observe(labels, value);
}
