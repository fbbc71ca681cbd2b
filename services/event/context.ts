import type { FileStore } from '#shared/dapr/binding.ts';
import type { OutboxRelay } from '#shared/outbox/relay.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import type { Offers } from './administration/offers.ts';
import type { EventDb } from './db/schema.ts';
import { type EventDetails, keepEventDetails } from './events/event-details.ts';
import { type EventLists, keepEventLists } from './events/event-lists.ts';
import { type Images, keepImages } from './images/images.ts';
import { keepLayoutLists, type LayoutLists } from './layouts/layout-list.ts';
import { type AskStock, rememberStock } from './stock/known-stock.ts';

/** What the service stands on: its database, and the others. */
export type Ground = {
  db: EventDb;
  log: Logger;
  relay: Pick<OutboxRelay, 'nudge'>;
  offers: Offers;
  askStock: AskStock;
  files: FileStore;
};

/** What the routes of this service work with: the ground, and the answers kept ready from it. */
export type EventContext = Omit<Ground, 'askStock'> & {
  lists: EventLists;
  details: EventDetails;
  layouts: LayoutLists;
  images: Images;
  /** Something that lists or pages show has changed here: from now on they are made anew. */
  catalogueChanged: () => void;
  /** The same, when what an event has to sell has changed. */
  stockChanged: (eventId: string) => Promise<void>;
};

export function createContext({ askStock, ...ground }: Ground): EventContext {
  const stock = rememberStock(askStock);
  const lists = keepEventLists(ground.db);
  const details = keepEventDetails(ground.db, stock.of);
  const catalogueChanged = () => {
    lists.drop();
    details.drop();
  };
  return {
    ...ground,
    lists,
    details,
    layouts: keepLayoutLists(ground.db),
    images: keepImages(ground),
    catalogueChanged,
    async stockChanged(eventId) {
      await stock.refresh(eventId);
      catalogueChanged();
    },
  };
}
