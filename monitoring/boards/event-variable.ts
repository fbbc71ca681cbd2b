import type { Variable } from '../grafana/board.ts';

/** Events are chosen by title and matched by id: a title is not unique, and changes. */
export const eventVariable = (metric: string): Variable => ({
  name: 'event',
  label: 'Event',
  query: `query_result(max by (event_id, event_title) (${metric}))`,
  regex: '/event_id="(?<value>[^"]+)".*event_title="(?<text>[^"]*)"/',
});
