import type { z } from 'zod';
import { Announcement, announcement } from './announcement.ts';
import type { Draft, Reader } from './draft.ts';
import { EventCancelled, eventCancelled } from './event-cancelled.ts';
import { PaymentRefunded, paymentRefunded } from './payment-refunded.ts';
import { PointsCharged, pointsCharged } from './points-charged.ts';
import { ReservationCancelled, reservationCancelled } from './reservation-cancelled.ts';
import { ReservationConfirmed, reservationConfirmed } from './reservation-confirmed.ts';
import { TicketsHeld, ticketsHeld } from './tickets-held.ts';

/** A template with the data it wants: what came over the wire is read again before it is written out. */
const template = <Data extends z.ZodType>(
  data: Data,
  write: (data: z.output<Data>, reader: Reader) => Draft,
) => ({ data, write: (given: unknown, reader: Reader): Draft => write(data.parse(given), reader) });

/** Every message there is, by its name; each goes out by every channel. */
export const templates = {
  'tickets-held': template(TicketsHeld, ticketsHeld),
  'reservation-confirmed': template(ReservationConfirmed, reservationConfirmed),
  'reservation-cancelled': template(ReservationCancelled, reservationCancelled),
  'event-cancelled': template(EventCancelled, eventCancelled),
  'payment-refunded': template(PaymentRefunded, paymentRefunded),
  'points-charged': template(PointsCharged, pointsCharged),
  announcement: template(Announcement, announcement),
};

export type TemplateName = keyof typeof templates;

export const isTemplate = (name: string): name is TemplateName => Object.hasOwn(templates, name);
