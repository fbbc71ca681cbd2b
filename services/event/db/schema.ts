import type { ColumnType, Generated, GeneratedAlways, JSONColumnType, Kysely } from 'kysely';
import type { EventFacts, Layout } from '#shared/events/facts.ts';
import type { EventStatus } from '../events/status.ts';

export type EventTables = {
  events: EventTable;
  seat_layouts: SeatLayoutTable;
  keyword_mappings: KeywordTable;
  news: NewsTable;
  images: ImageTable;
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
  /** As it was when the event was made, and as its seats are. */
  layout: ColumnType<Layout | null, string | null | undefined, never>;
  /** What goes on sale besides seats. Reservation makes its stock of it once; from then on the numbers are its own. */
  ticket_types: JSONColumnType<EventFacts['ticketTypes']>;
  /** Final once set. All other states follow from the dates and `sold_out`: see the function event_status. */
  cancelled_at: Date | null;
  /** Gone from every page. The row stays, for others may still ask what it was. */
  deleted_at: ColumnType<Date | null, undefined, Date>;
  /** As reservation says, of the version `inventory_version`. */
  sold_out: Generated<boolean>;
  inventory_version: Generated<number>;
  /** Written by the trigger keep_event_status, whatever else of the row is. */
  status: ColumnType<EventStatus, never, EventStatus>;
  status_until: GeneratedAlways<Date | null>;
  pre_scaled: Generated<boolean>;
  min_price: number | null;
  max_price: number | null;
  ticket_type_count: number;
  created_by: string | null;
  /** Of the request that made it, where it had an Idempotency-Key. */
  attempt_id: ColumnType<string | null, string | null | undefined, never>;
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
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

type KeywordTable = {
  id: GeneratedAlways<string>;
  korean: string;
  english: string;
  entity_type: 'artist' | 'venue' | 'general';
};

type NewsTable = {
  id: string;
  title: string;
  content: string;
  author: string;
  author_id: string | null;
  views: Generated<number>;
  is_pinned: boolean;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

type ImageTable = {
  key: string;
  bytes: number;
  width: number;
  height: number;
  created_by: string;
  created_at: Generated<Date>;
};
