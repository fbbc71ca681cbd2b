import type { Selectable } from 'kysely';
import type { TicketTypeTable } from '../db/schema.ts';

/** All columns, named: a kept plan of `*` fails once a newer version has migrated the table. */
export const TICKET_TYPE_ROW = [
  'id',
  'event_id',
  'name',
  'price',
  'total_quantity',
  'available_quantity',
  'description',
  'version',
  'created_at',
  'updated_at',
] as const;

export type TicketTypeRow = Selectable<TicketTypeTable>;

/** A row as administrators get it. */
export const ticketTypeView = ({ created_at, updated_at, ...row }: TicketTypeRow) => ({
  ...row,
  created_at: created_at.toISOString(),
  updated_at: updated_at.toISOString(),
});
