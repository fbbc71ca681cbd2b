import { counter } from '#shared/telemetry/metrics.ts';

const views = counter('tiketi_event_views_total', 'Event pages shown', ['event_id', 'event_title']);
const funnel = counter('tiketi_conversion_funnel_total', 'Buyers by how far they came', [
  'stage',
  'event_id',
]);

/** Counts a look at an event that exists: labels must stay few. */
export function countView(event_id: string, event_title: string): void {
  views({ event_id, event_title });
  funnel({ stage: 'view', event_id });
}
