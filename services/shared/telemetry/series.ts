import type { Attributes } from '@opentelemetry/api';

/** One combination of labels and its number. */
export type Series = { readonly labels: Attributes; value: number };

/** A little fewer combinations of labels than OpenTelemetry keeps of one metric; what goes beyond shares one. */
const MOST_SERIES = 1_900;
const LONGEST_LABEL = 200;
const OVERFLOW: Attributes = { overflow: 'true' };

export type SeriesOf = {
  /** The series of these labels, made at its first use. */
  find: (labels: Record<string, unknown>) => Series;
  all: () => Iterable<Series>;
};

/**
 * The series of one metric by their labels. Looking one up by a joined key costs a tenth of what
 * OpenTelemetry's own lookup does, which sorts and serialises the labels each time.
 */
export function createSeries(): SeriesOf {
  const byKey = new Map<string, Series>();
  let overflow: Series | undefined;
  return {
    find(labels) {
      const key = keyOf(labels);
      const known = byKey.get(key);
      if (known) return known;
      if (byKey.size >= MOST_SERIES) {
        overflow ??= { labels: OVERFLOW, value: 0 };
        return overflow;
      }
      const made = { labels: cleaned(labels), value: 0 };
      byKey.set(key, made);
      return made;
    },
    *all() {
      yield* byKey.values();
      if (overflow) yield overflow;
    },
  };
}

function keyOf(labels: Record<string, unknown>): string {
  let key = '';
  for (const name in labels) key += `${name}\0${textOf(labels[name])}\0`;
  return key;
}

/** Texts of a sane length, whatever the caller had: one odd label would spoil the whole page of metrics. */
const cleaned = (labels: Record<string, unknown>): Attributes =>
  Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, textOf(value)]));

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : String(value);
  return text.length > LONGEST_LABEL ? text.slice(0, LONGEST_LABEL) : text;
}
