import type { components } from '../../../api/types/payment.ts';
import type { Item } from '../../reservations/items.tsx';

type RefundItem = NonNullable<components['schemas']['RefundRequest']['items']>[number];

/** How many of each item are to be given back, by `keyOf`. */
export type Picked = Readonly<Record<string, number>>;

export const keyOf = (item: Item): string => item.seat_id ?? item.ticket_type_id ?? item.label;

/** What is picked, as the service wants to be told. */
export const itemsOf = (items: readonly Item[], picked: Picked): RefundItem[] =>
  items.flatMap((item): RefundItem[] => {
    const quantity = picked[keyOf(item)] ?? 0;
    if (quantity === 0) return [];
    if (item.seat_id) return [{ seat_id: item.seat_id }];
    return item.ticket_type_id ? [{ ticket_type_id: item.ticket_type_id, quantity }] : [];
  });

/** The price of what is picked, in KRW. */
export const sumOf = (items: readonly Item[], picked: Picked): number =>
  items.reduce((sum, item) => sum + (picked[keyOf(item)] ?? 0) * item.unit_price, 0);

/** Whether nothing of the reservation would be left. */
export const isAll = (items: readonly Item[], picked: Picked): boolean =>
  items.every((item) => (picked[keyOf(item)] ?? 0) === item.quantity);
