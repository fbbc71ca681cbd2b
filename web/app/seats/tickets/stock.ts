import type { StockNews } from '../../live/stock-news.ts';

export type Heard = StockNews & { at: number };

/** The news of each kind with one more; what comes late is older than what is known. */
export function withNews(known: readonly Heard[], news: Heard): readonly Heard[] {
  const before = known.find(({ ticketTypeId }) => ticketTypeId === news.ticketTypeId);
  if (before && before.version >= news.version) return known;
  return [...known.filter((one) => one !== before), news];
}

/** How many are left of a kind: by what was heard after the answer was asked for, else by the answer. */
export function leftOf(
  { id, available_quantity }: { id: string; available_quantity: number },
  askedAt: number,
  known: readonly Heard[],
): number {
  const news = known.find(({ ticketTypeId, at }) => ticketTypeId === id && at >= askedAt);
  return news ? news.availableQuantity : available_quantity;
}

/** How many of each kind are wanted, by its id. */
export type Wish = Readonly<Record<string, number>>;

/** What is sent: kinds that are wanted at all. */
export const itemsOf = (wish: Wish) =>
  Object.entries(wish)
    .filter(([, quantity]) => quantity > 0)
    .map(([ticketTypeId, quantity]) => ({ ticketTypeId, quantity }));

export const totalOf = (types: readonly { id: string; price: number }[], wish: Wish): number =>
  types.reduce((sum, { id, price }) => sum + price * (wish[id] ?? 0), 0);

/** Which kinds there are not enough of, and how many there are, by the `details` of a refusal. */
export function shortagesOf(details: Record<string, unknown>): Map<string, number> {
  const { ticketTypes } = details;
  const rows: unknown[] = Array.isArray(ticketTypes) ? ticketTypes : [];
  return new Map(
    rows.flatMap((row): [string, number][] => {
      if (typeof row !== 'object' || row === null || !('id' in row && 'available' in row)) return [];
      const { id, available } = row;
      return typeof id === 'string' && typeof available === 'number' ? [[id, available]] : [];
    }),
  );
}
