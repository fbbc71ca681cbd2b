import type { Booking } from './booking.ts';
import type { Draft } from './draft.ts';
import { type Locale, seoulTime } from './locale.ts';

const LABELS = {
  ko: { number: '예매번호', event: '공연', venue: '장소', date: '일시', seats: '좌석', tickets: '티켓' },
  en: {
    number: 'Reservation',
    event: 'Event',
    venue: 'Venue',
    date: 'Date',
    seats: 'Seats',
    tickets: 'Tickets',
  },
} as const;

/** The lines that every mail about a reservation has. */
export function reservationFacts(reservation: Booking, locale: Locale): Draft['facts'] {
  const { kind, items } = reservation;
  return [...eventFacts(reservation, locale), [LABELS[locale][kind], named(items, kind)]];
}

/** The same without what was reserved. */
export function eventFacts(
  { number, eventTitle, venue, eventDate }: Pick<Booking, 'number' | 'eventTitle' | 'venue' | 'eventDate'>,
  locale: Locale,
): Draft['facts'] {
  const labels = LABELS[locale];
  return [
    [labels.number, number],
    [labels.event, eventTitle],
    [labels.venue, venue],
    [labels.date, seoulTime(eventDate, locale)],
  ];
}

/** Seats by their labels, standing tickets with how many of each. */
export const named = (items: Booking['items'], kind: Booking['kind']): string =>
  items.map(({ label, quantity }) => (kind === 'seats' ? label : `${label} × ${quantity}`)).join(', ');
