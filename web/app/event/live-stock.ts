import type { components } from '../api/types/event.ts';
import type { StockNews } from '../live/stock-news.ts';

type EventPage = {
  event: components['schemas']['Event'];
  ticketTypes: components['schemas']['TicketType'][];
};

/** The page with what is heard of one kind of ticket. */
export function withStock<T extends EventPage>(page: T, news: StockNews): T {
  return {
    ...page,
    ticketTypes: page.ticketTypes.map((type) =>
      type.id === news.ticketTypeId
        ? { ...type, available_quantity: news.availableQuantity, total_quantity: news.totalQuantity }
        : type,
    ),
  };
}

/** How many look at the event, as a `room-info` says. */
export const peopleIn = (message: unknown): number | undefined =>
  typeof message === 'object' &&
  message !== null &&
  'userCount' in message &&
  typeof message.userCount === 'number'
    ? message.userCount
    : undefined;

/** As the shop judges it: standing tickets by what is left of them, which is live; seats by what it said last. */
export function isSoldOut({ event, ticketTypes }: EventPage): boolean {
  if (ticketTypes.length === 0) return event.status === 'sold_out';
  return ticketTypes.every(({ available_quantity }) => available_quantity === 0);
}
