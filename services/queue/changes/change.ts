import { z } from 'zod';
import type { EventData } from '#shared/events/contracts.ts';

/** Something browsers see has changed: a seat, or how many tickets of a type are left. */
export const Change = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('seat'),
    id: z.string(),
    version: z.int(),
    status: z.enum(['available', 'locked', 'reserved']),
  }),
  z.object({
    kind: z.literal('stock'),
    id: z.string(),
    version: z.int(),
    availableQuantity: z.int(),
    totalQuantity: z.int(),
  }),
]);
export type Change = z.infer<typeof Change>;

type ReservationChange = Pick<EventData<'reservation.held'>, 'seats' | 'stock'>;

/** The changes that an event of reservation carries. Nothing of the buyer goes along. */
export const changesOf = ({ seats, stock }: ReservationChange): Change[] => [
  ...seats.map(({ id, version, status }) => ({ kind: 'seat' as const, id, version, status })),
  ...stock.map(({ ticketTypeId, version, availableQuantity, totalQuantity }) => ({
    kind: 'stock' as const,
    id: ticketTypeId,
    version,
    availableQuantity,
    totalQuantity,
  })),
];
