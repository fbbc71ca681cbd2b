import type { Listed } from './state.ts';

/** What was booked, and how often where that is more than once: `1층 × 2`. */
export const countedItem = ({ ticketTypeName, quantity }: Listed['items'][number]): string =>
  quantity > 1 ? `${ticketTypeName} × ${quantity}` : ticketTypeName;
