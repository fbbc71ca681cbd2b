import { until } from '../../story/client/until.ts';
import type { Collector } from './collector.ts';
import type { Span } from './otlp-message.ts';

/** Batches of services, sidecars and what they wait for. */
const WITHIN_MS = 20_000;

/** `payment SERVER POST /api/payments/process`; of its sidecar `payment/daprd CLIENT pubsub/payments`. */
export const shown = ({ service, by, kind, name }: Span): string =>
  `${service}${by === 'daprd' ? '/daprd' : ''} ${kind} ${name}`;

/** The spans of one trace, each as a text, and how they hang together. */
export function traceIn(collector: Collector, id: string) {
  const spans = () => collector.spans.filter(({ trace }) => trace === id);
  const chainOf = (span: Span, all: Span[]): string[] => {
    const parent = all.find((one) => one.id === span.parent);
    return [...(parent ? chainOf(parent, all) : []), shown(span)];
  };
  const chains = () => {
    const all = spans();
    return all.map((span) => chainOf(span, all));
  };
  return {
    spans,
    /** What is right below what the client sent, or the one root where it sent nothing. */
    tops: () => chains().flatMap((chain) => (chain.length === 1 ? chain : [])),
    services: () => [...new Set(spans().map(({ service }) => service))].toSorted(),
    /** Waits until these, each the parent of the next, hang right below the top. */
    has: (...chain: string[]) =>
      until(
        chain.join(' → '),
        async () => chains().map((one) => one.join('\n')),
        (all) => all.includes(chain.join('\n')),
        WITHIN_MS,
      ),
  };
}

/** The trace of the last request that this route has taken since; it waits for its span. */
export async function traceOfLast(collector: Collector, route: string, since: number) {
  const found = await until(
    `the span of ${route}`,
    async () => collector.spans.slice(since).findLast(({ by, name }) => by === 'app' && name === route),
    (span) => span !== undefined,
    WITHIN_MS,
  );
  return traceIn(collector, found?.trace ?? '');
}
