import { expect, test } from 'vitest';
import { registry } from '#shared/telemetry/metrics.ts';
import { countView } from './views.ts';

const lines = async (name: string) =>
  (await registry.metrics()).split('\n').filter((line) => line.startsWith(`${name}{`));

test('a hundred thousand events and titles leave no more than a thousand labels, and none is uncounted', async () => {
  for (let number = 0; number < 100_000; number++) countView(`event-${number}`, `title ${number}`);
  countView('event-0', 'another title');
  const views = await lines('tiketi_event_views_total');
  expect(views).toHaveLength(1_001);
  expect(views).toContain('tiketi_event_views_total{event_id="event-0",event_title="title 0"} 2');
  expect(views).toContain('tiketi_event_views_total{event_id="other",event_title=""} 99000');
  expect(await lines('tiketi_conversion_funnel_total')).toHaveLength(1_001);
});
