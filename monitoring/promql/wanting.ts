import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { prometheusConfigFile } from '../places.ts';
import type { Mention } from './mentions.ts';
import type { Scraped } from './scraped.ts';

const Config = z.object({
  scrape_configs: z.array(
    z.object({
      relabel_configs: z.array(z.object({ target_label: z.string().optional() })).default([]),
    }),
  ),
});

/** The labels that every target has, by Prometheus' configuration in Kubernetes. */
export function targetLabels(): Set<string> {
  const { scrape_configs } = Config.parse(parse(readFileSync(prometheusConfigFile, 'utf8')));
  const given = scrape_configs.flatMap(({ relabel_configs }) =>
    relabel_configs.flatMap(({ target_label: label }) => (label && !label.startsWith('__') ? [label] : [])),
  );
  return new Set([...given, 'job', 'instance']);
}

/** What keeps a mention from finding anything among what was scraped; nothing when all is there. */
export function wanting(
  { metric, labels, isCounter }: Mention,
  scraped: Map<string, Scraped>,
  ofTargets: Set<string>,
): string | undefined {
  // Prometheus itself makes it, of every target.
  const found = metric === 'up' ? { type: 'gauge', series: [new Set<string>()] } : scraped.get(metric);
  if (!found) return `${metric} is not there`;
  const own = labels.filter((label) => !ofTargets.has(label));
  if (!found.series.some((series) => own.every((label) => series.has(label))))
    return `${metric} has no series with ${own.join(', ')}`;
  if (isCounter !== (found.type === 'counter'))
    return `${metric} is a ${found.type}, of which ${isCounter ? 'no growth' : 'growth alone'} can be asked`;
  return undefined;
}
