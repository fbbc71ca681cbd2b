import { counter } from '#shared/telemetry/metrics.ts';

const views = counter('tiketi_event_views_total', 'Event pages shown', ['event_id', 'event_title']);
const funnel = counter('tiketi_conversion_funnel_total', 'Buyers by how far they came', [
  'stage',
  'event_id',
]);

/** Of so many events each is counted for itself, under the title it had first; the others together. */
const MOST_EVENTS = 1_000;
const titles = new Map<string, string>();

/** Counts a look at an event that exists: labels must stay few. */
export function countView(id: string, title: string): void {
  if (!titles.has(id) && titles.size < MOST_EVENTS) titles.set(id, title);
  const event_title = titles.get(id) ?? '';
  const event_id = titles.has(id) ? id : 'other';
  views({ event_id, event_title });
  funnel({ stage: 'view', event_id });
}
