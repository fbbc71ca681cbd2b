import type { EventFacts, Layout } from '#shared/events/facts.ts';

/** From–to on the cards of the catalogue, of seats or of tickets; null while nothing is on offer. */
export function priceRange(layout: Layout | undefined, ticketTypes: EventFacts['ticketTypes']) {
  const prices = [...(layout?.sections ?? []), ...ticketTypes].map(({ price }) => price);
  if (prices.length === 0) return { min_price: null, max_price: null };
  return { min_price: Math.min(...prices), max_price: Math.max(...prices) };
}
