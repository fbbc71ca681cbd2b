import { expect, test } from 'vitest';
import { readScrape } from './scraped.ts';
import { targetLabels, wanting } from './wanting.ts';

const scraped = readScrape(`# TYPE sold_total counter
sold_total{event="1"} 3
# TYPE lag gauge
lag{app_id="a"} 1
`);
const want = (metric: string, labels: string[], isCounter = false) =>
  wanting({ metric, labels, isCounter }, scraped, new Set(['app', 'job']));

test('what is there with its labels, or those of its target, is wanting nothing', () => {
  expect(want('sold_total', ['app', 'event'], true)).toBeUndefined();
  expect(want('lag', ['app_id'])).toBeUndefined();
  expect(want('up', ['job', 'app'])).toBeUndefined();
});

test.each([
  ['bought_total', [], true, 'bought_total is not there'],
  ['sold_total', ['app', 'title'], true, 'sold_total has no series with title'],
  ['sold_total', [], false, 'sold_total is a counter, of which growth alone can be asked'],
  ['lag', [], true, 'lag is a gauge, of which no growth can be asked'],
] as const)('%s with %j, counter: %s', (metric, labels, isCounter, said) => {
  expect(want(metric, [...labels], isCounter)).toBe(said);
});

test('targets have the labels that Kubernetes gives them', () => {
  expect(targetLabels()).toEqual(new Set(['app', 'pod', 'namespace', 'job', 'instance']));
});
