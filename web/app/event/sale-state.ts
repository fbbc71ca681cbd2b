import type { components } from '../api/types/event.ts';

export type SaleState = components['schemas']['Event']['status'];
type Sale = Pick<
  components['schemas']['Event'],
  'status' | 'sale_start_date' | 'sale_end_date' | 'event_date'
>;

export const opensAt = (event: Sale): number => Date.parse(event.sale_start_date);

/** Nothing is sold once the curtain is up, whatever the end of the sale says. */
export const closesAt = (event: Sale): number =>
  Math.min(Date.parse(event.sale_end_date), Date.parse(event.event_date));

/** The state at a time in ms, by the rule of the shop itself; what it said last may be older than its dates. */
export function saleStateAt(event: Sale, now: number): SaleState {
  if (event.status === 'cancelled') return 'cancelled';
  if (now >= closesAt(event)) return 'ended';
  if (now < opensAt(event)) return 'upcoming';
  return event.status === 'sold_out' ? 'sold_out' : 'on_sale';
}

/** Whether tickets are sold at a time in ms, or would be if any were left. */
export function isOnSaleAt(event: Sale, now: number): boolean {
  const state = saleStateAt(event, now);
  return state === 'on_sale' || state === 'sold_out';
}

/** When the clock changes the state of any of these next, in ms; undefined when it never will. */
export function nextChange(events: readonly Sale[], now: number): number | undefined {
  const times = events
    .filter(({ status }) => status !== 'cancelled')
    .flatMap((event) => [opensAt(event), closesAt(event)])
    .filter((time) => time > now);
  return times.length > 0 ? Math.min(...times) : undefined;
}
