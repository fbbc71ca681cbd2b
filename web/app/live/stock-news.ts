/** What is heard of one kind of ticket. */
export type StockNews = {
  ticketTypeId: string;
  availableQuantity: number;
  totalQuantity: number;
  version: number;
};

/** A `ticket-updated` message; undefined for what is none. */
export function readStockNews(payload: unknown): StockNews | undefined {
  if (typeof payload !== 'object' || payload === null) return undefined;
  const { ticketTypeId, availableQuantity, totalQuantity, version }: Record<string, unknown> = { ...payload };
  if (typeof ticketTypeId !== 'string' || typeof availableQuantity !== 'number') return undefined;
  if (typeof totalQuantity !== 'number' || typeof version !== 'number') return undefined;
  return { ticketTypeId, availableQuantity, totalQuantity, version };
}
