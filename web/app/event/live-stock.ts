import type { components } from '../api/types/event.ts';

type EventPage = {
  event: components['schemas']['Event'];
  ticketTypes: components['schemas']['TicketType'][];
};

const isStock = (
  message: unknown,
): message is { ticketTypeId: string; availableQuantity: number; totalQuantity: number } =>
  typeof message === 'object' &&
  message !== null &&
  'ticketTypeId' in message &&
  typeof message.ticketTypeId === 'string' &&
  'availableQuantity' in message &&
  typeof message.availableQuantity === 'number' &&
  'totalQuantity' in message &&
  typeof message.totalQuantity === 'number';

/** The page with what a `ticket-updated` says; as it was when the message says nothing of it. */
export function withStock<T extends EventPage>(page: T, message: unknown): T {
  if (!isStock(message)) return page;
  return {
    ...page,
    ticketTypes: page.ticketTypes.map((type) =>
      type.id === message.ticketTypeId
        ? { ...type, available_quantity: message.availableQuantity, total_quantity: message.totalQuantity }
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
