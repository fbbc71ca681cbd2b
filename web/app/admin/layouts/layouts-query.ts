import { queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import type { components } from '../../api/types/event.ts';

export type SeatLayout = components['schemas']['SeatLayout'];
export type Section = SeatLayout['layout_config']['sections'][number];

/** All seat layouts, by name. */
export const layoutsQuery = queryOptions({
  queryKey: ['admin', 'layouts'],
  queryFn: () => answer(api.GET('/api/admin/seat-layouts')),
  select: ({ layouts }) => layouts,
});
