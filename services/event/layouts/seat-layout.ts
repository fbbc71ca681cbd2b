import type { Selection } from 'kysely';
import type { Layout } from '#shared/events/facts.ts';
import type { EventTables } from '../db/schema.ts';
import { seatsIn } from './seats-in.ts';

/** A hall as an administrator describes it. */
export type NewLayout = { name: string; description: string | null; sections: Layout['sections'] };

/** All of a layout that a client may see; `version` is what an edit of it has to name. */
export const shownLayout = ['id', 'name', 'description', 'total_seats', 'layout_config', 'version'] as const;
export type SeatLayout = Selection<EventTables, 'seat_layouts', (typeof shownLayout)[number]>;

export const columnsOf = ({ name, description, sections }: NewLayout) => ({
  name,
  description,
  total_seats: seatsIn({ sections }),
  layout_config: JSON.stringify({ sections }),
});
