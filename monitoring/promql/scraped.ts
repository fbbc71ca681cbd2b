/** One metric as a scrape shows it: its type, and the labels of each of its series. */
export type Scraped = { type: string; series: Set<string>[] };

const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? \S+/;
const LABEL = /([a-zA-Z_]\w*)="(?:[^"\\]|\\.)*"/g;
/** What a histogram or summary is made of bears its name with one of these. */
const PARTS = /_(?:bucket|sum|count)$/;

/** Reads Prometheus' text: https://prometheus.io/docs/instrumenting/exposition_formats/ */
export function readScrape(text: string, into = new Map<string, Scraped>()): Map<string, Scraped> {
  const types = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, named, type] = line.match(/^# TYPE (\S+) (\S+)/) ?? [];
    if (named && type) types.set(named, type);
    const [, name, labels = ''] = line.match(SAMPLE) ?? [];
    if (!name) continue;
    const known = into.get(name) ?? { type: types.get(name) ?? typeOfPart(name, types), series: [] };
    known.series.push(new Set([...labels.matchAll(LABEL)].map(([, label = '']) => label)));
    into.set(name, known);
  }
  return into;
}

/** The parts of a histogram count up, each by itself. */
const typeOfPart = (name: string, types: Map<string, string>): string =>
  types.has(name.replace(PARTS, '')) ? 'counter' : 'untyped';
