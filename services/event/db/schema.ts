import type { Generated, JSONColumnType, Kysely } from 'kysely';
import type { EventFacts, Layout } from '#shared/events/facts.ts';

export type EventTables = {
  events: EventTable;
  seat_layouts: SeatLayoutTable;
};

/** The service's database, or a transaction in it. */
export type EventDb = Kysely<EventTables>;

type EventTable = {
  id: string;
  title: string;
  description: string | null;
  venue: string;
  address: string | null;
  event_date: Date;
  sale_start_date: Date;
  sale_end_date: Date;
  poster_image_url: string | null;
  artist_name: string | null;
  seat_layout_id: string | null;
  /** What goes on sale besides seats. Reservation makes its stock of it once; from then on the numbers are its own. */
  ticket_types: JSONColumnType<EventFacts['ticketTypes']>;
  /** Final once set. All other states follow from the dates and `sold_out`: see the function event_status. */
  cancelled_at: Date | null;
  sold_out: Generated<boolean>;
  pre_scaled: Generated<boolean>;
  min_price: number | null;
  max_price: number | null;
  ticket_type_count: number;
  created_by: string | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

type SeatLayoutTable = {
  id: string;
  name: string;
  description: string | null;
  total_seats: number;
  layout_config: JSONColumnType<Layout>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};
