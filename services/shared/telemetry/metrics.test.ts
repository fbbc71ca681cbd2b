import { describe, expect, test } from 'vitest';
import { counter, gauge, gaugeOf, histogram, registry } from './metrics.ts';
import './process-metrics.ts';

const linesOf = async (name: string) =>
  (await registry.metrics()).split('\n').filter((line) => line.startsWith(name));

/** What a caller without our types may pass. */
const untyped = (value: unknown) => value as never;

test('a counter adds up by its labels, under the very name it was given', async () => {
  const sold = counter('test_sold_total', 'Seats sold', ['event_id', 'title']);
  sold({ event_id: '1', title: '한 "번"\n뿐' });
  sold({ event_id: '1', title: '한 "번"\n뿐' }, 2);
  sold({ event_id: '2', title: '' });
  expect(await linesOf('test_sold')).toEqual([
    'test_sold_total{event_id="1",title="한 \\"번\\"\\n뿐"} 3',
    'test_sold_total{event_id="2",title=""} 1',
  ]);
  expect(await registry.metrics()).toContain(
    '# HELP test_sold_total Seats sold\n# TYPE test_sold_total counter',
  );
});

test('a counter without labels is there before anything is counted, so that its first time is a growth', async () => {
  const lost = counter('test_lost_total', 'Lost');
  expect(await linesOf('test_lost_total')).toEqual(['test_lost_total 0']);
  lost({});
  expect(await linesOf('test_lost_total')).toEqual(['test_lost_total 1']);
});

test('a gauge shows what it was last set to', async () => {
  const waiting = gauge('test_waiting_total', 'In the line', ['event_id']);
  waiting.set({ event_id: '1' }, 5);
  waiting.add({ event_id: '1' }, -2);
  waiting.set({ event_id: '2' }, 9);
  expect(await linesOf('test_waiting')).toEqual([
    'test_waiting_total{event_id="1"} 3',
    'test_waiting_total{event_id="2"} 9',
  ]);
  expect(await registry.metrics()).toContain('# TYPE test_waiting_total gauge');
});

test('a histogram sorts values into its own buckets', async () => {
  const seconds = histogram('test_seconds', 'Time taken', [0.1, 1], ['path']);
  for (const value of [0.05, 0.1, 0.5, 7]) seconds({ path: '/' }, value);
  expect(await linesOf('test_seconds')).toEqual([
    'test_seconds_count{path="/"} 4',
    'test_seconds_sum{path="/"} 7.65',
    'test_seconds_bucket{path="/",le="0.1"} 2',
    'test_seconds_bucket{path="/",le="1"} 3',
    'test_seconds_bucket{path="/",le="+Inf"} 4',
  ]);
});

test('a gauge that is asked for shows what is now', async () => {
  let now = 1;
  gaugeOf('test_now', 'As it is', () => now);
  now = 2;
  expect(await linesOf('test_now')).toEqual(['test_now 2']);
});

test('metrics of the process are there, and nothing says where a metric was made', async () => {
  const text = await registry.metrics();
  expect(text).toMatch(/^process_resident_memory_bytes [1-9]\d+$/m);
  expect(text).toMatch(/^process_cpu_seconds_total [\d.]+$/m);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds [\d.e-]+$/m);
  expect(text).not.toMatch(/otel_scope|target_info/);
});

describe('recording never fails, and never spoils the page', () => {
  const count = counter('test_hostile_total', 'Hostile', ['label']);
  const level = gauge('test_hostile', 'Hostile', ['label']);
  const sizes = histogram('test_hostile_sizes', 'Hostile', [1], ['label']);
  const unprintable = {
    toString() {
      throw new Error('no text');
    },
  };
  const loop: { self?: object } = {};
  loop.self = loop;

  test.each<[string, unknown]>([
    ['no labels', undefined],
    ['null', null],
    ['a text', 'label'],
    ['a label that is missing', {}],
    ['undefined', { label: undefined }],
    ['a symbol', { label: Symbol('x') }],
    ['a bigint', { label: 1n }],
    ['a loop', { label: loop }],
    ['what has no text', { label: unprintable }],
    ['half a surrogate pair', { label: '\ud800' }],
    ['a label name that is none', { 'a b\n{}': '1' }],
    ['__proto__', JSON.parse('{"__proto__":"x"}')],
  ])('labels: %s', async (_, labels) => {
    count(untyped(labels));
    level.set(untyped(labels), 1);
    level.add(untyped(labels), 1);
    sizes(untyped(labels), 1);
    expect(await registry.metrics()).toContain('\nprocess_cpu_seconds_total ');
  });

  test.each<[unknown]>([[Number.NaN], [Infinity], [-Infinity], [-1], ['1'], [1n], [null], [{}]])(
    'the value %s is not counted',
    async (value) => {
      const label = `value ${String(value)}`;
      count({ label }, untyped(value));
      expect(await linesOf(`test_hostile_total{label="${label}"`)).toEqual([]);
    },
  );

  test('a long label is cut', async () => {
    count({ label: 'x'.repeat(10_000) });
    const longest = Math.max(...(await linesOf('test_hostile_total')).map((line) => line.length));
    expect(longest).toBeLessThan(300);
  });
});

test('a hundred thousand labels end in one series that holds the rest, and nothing is lost', async () => {
  const count = counter('test_flood_total', 'Flood', ['id']);
  const sizes = histogram('test_flood_sizes', 'Flood', [1], ['id']);
  const level = gauge('test_flood', 'Flood', ['id']);
  for (let i = 0; i < 100_000; i++) {
    count({ id: String(i) });
    sizes({ id: String(i) }, 1);
    level.set({ id: String(i) }, 1);
  }
  const lines = await linesOf('test_flood_total');
  expect(lines.length).toBeLessThanOrEqual(2_000);
  expect((await linesOf('test_flood{')).length).toBeLessThanOrEqual(2_000);
  expect((await linesOf('test_flood_sizes_count')).length).toBeLessThanOrEqual(2_000);
  const total = lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  expect(total).toBe(100_000);
});
