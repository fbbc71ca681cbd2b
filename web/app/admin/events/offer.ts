import { newTicketType, type TicketTypeDraft, typeBody, typeFaults } from './ticket-type-draft.ts';

export type OfferWay = 'seats' | 'types' | 'later';

/** What an event is to sell. What was typed of the other way is kept while one looks at both. */
export type Offer = { way: OfferWay; layoutId: string; types: TicketTypeDraft[] };

export const emptyOffer = (): Offer => ({ way: 'seats', layoutId: '', types: [newTicketType()] });

export const isOfferFaultless = ({ way, layoutId, types }: Offer): boolean =>
  way === 'seats' ? layoutId !== '' : way === 'later' || types.every((type) => typeFaults(type).size === 0);

/** As the shop takes it: seats or ticket types, never both. */
export const offerBody = ({ way, layoutId, types }: Offer) => ({
  seatLayoutId: way === 'seats' ? layoutId : null,
  ticketTypes: way === 'types' ? types.map(typeBody) : [],
});
