import { expect, test } from 'vitest';
import { mentionsOf } from './mentions.ts';

test('labels that are matched and those that are grouped by have to be there', () => {
  expect(
    mentionsOf('histogram_quantile(0.99, sum by (le, app) (rate(seconds_bucket{path!~"/health.*"}[5m])))'),
  ).toEqual([{ metric: 'seconds_bucket', labels: ['app', 'le', 'path'], isCounter: true }]);
});

test('each metric of an expression is found, in functions, quotients and joins', () => {
  expect(mentionsOf('sum(used) / on (app) sum by (app) (allowed offset 1h) > 0.9')).toEqual([
    { metric: 'used', labels: ['app'], isCounter: false },
    { metric: 'allowed', labels: ['app'], isCounter: false },
  ]);
  expect(mentionsOf('absent(up{job="a"}) or max_over_time(lag[5m:30s]) unless on () waits > 1')).toEqual([
    { metric: 'up', labels: ['job'], isCounter: false },
    { metric: 'lag', labels: [], isCounter: false },
    { metric: 'waits', labels: [], isCounter: false },
  ]);
});

test('labels that are taken away need not be there', () => {
  expect(mentionsOf('sum without (pod) (free) / ignoring (reason) all')).toEqual([
    { metric: 'free', labels: [], isCounter: false },
    { metric: 'all', labels: [], isCounter: false },
  ]);
});

test.each(['rate(a[5m)', 'sum by (app', 'a >', '{__name__=~"a.*"}'])('%s is refused', (expression) => {
  expect(() => mentionsOf(expression)).toThrow(SyntaxError);
});
