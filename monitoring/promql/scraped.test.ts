import { expect, test } from 'vitest';
import { readScrape } from './scraped.ts';

test('metrics are read with their types and labels, whatever is in them, and histograms by their parts', () => {
  const text = `# HELP sold_total Seats
# TYPE sold_total counter
sold_total{event="1",title="a \\"b\\", c={d}"} 3
sold_total 1
# TYPE lag gauge
lag 0.5 1700000000
# TYPE seconds histogram
seconds_bucket{le="+Inf"} 2
seconds_count 2
`;
  expect(readScrape(text)).toEqual(
    new Map([
      ['sold_total', { type: 'counter', series: [new Set(['event', 'title']), new Set()] }],
      ['lag', { type: 'gauge', series: [new Set()] }],
      ['seconds_bucket', { type: 'counter', series: [new Set(['le'])] }],
      ['seconds_count', { type: 'counter', series: [new Set()] }],
    ]),
  );
});
