import type { components } from '../../api/types/event.ts';
import { LARGEST, wholeOf } from '../forms/digits.ts';

export type TicketType = components['schemas']['TicketType'];

/** A ticket type as it is being typed; `key` tells it from the others. Price in KRW. */
export type TicketTypeDraft = {
  key: string;
  name: string;
  price: string;
  totalQuantity: string;
  description: string;
};
export type TicketTypeField = Exclude<keyof TicketTypeDraft, 'key'>;

export const MOST_TICKET_TYPES = 50;

export const newTicketType = (): TicketTypeDraft => ({
  name: '',
  price: '',
  totalQuantity: '',
  description: '',
  key: crypto.randomUUID(),
});

export const draftOfType = (type: TicketType): TicketTypeDraft => ({
  key: type.id,
  name: type.name,
  price: String(type.price),
  totalQuantity: String(type.total_quantity),
  description: type.description ?? '',
});

/** What the shop would refuse of it. */
export const typeFaults = (type: TicketTypeDraft): ReadonlySet<TicketTypeField> =>
  new Set<TicketTypeField>([
    ...(type.name.trim() === '' ? (['name'] as const) : []),
    ...(wholeOf(type.price, 0, LARGEST) === undefined ? (['price'] as const) : []),
    ...(wholeOf(type.totalQuantity, 1, LARGEST) === undefined ? (['totalQuantity'] as const) : []),
  ]);

/** As the shop takes it. */
export const typeBody = ({ name, price, totalQuantity, description }: TicketTypeDraft) => ({
  name: name.trim(),
  price: Number(price),
  totalQuantity: Number(totalQuantity),
  description: description.trim(),
});

/** How many tickets a list of types has, and what they bring in KRW when all are sold. */
export const typeTotals = (types: readonly TicketTypeDraft[]): { tickets: number; value: number } => ({
  tickets: types.reduce((sum, { totalQuantity }) => sum + Number(totalQuantity), 0),
  value: types.reduce((sum, { totalQuantity, price }) => sum + Number(totalQuantity) * Number(price), 0),
});
