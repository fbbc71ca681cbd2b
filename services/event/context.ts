import type { EventDb } from './db/schema.ts';
import type { EventDetails } from './events/event-details.ts';
import type { EventLists } from './events/event-lists.ts';
import type { LayoutList } from './layouts/layout-list.ts';

/** What the routes of this service work with: the database, and the answers kept ready from it. */
export type EventContext = {
  db: EventDb;
  lists: EventLists;
  details: EventDetails;
  layouts: LayoutList;
};
