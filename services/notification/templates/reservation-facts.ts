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
  const labels = LABELS[locale];
  const { number, eventTitle, venue, eventDate, kind, items } = reservation;
  const what = items.map(({ label, quantity }) => (kind === 'seats' ? label : `${label} × ${quantity}`));
  return [
    [labels.number, number],
    [labels.event, eventTitle],
    [labels.venue, venue],
    [labels.date, seoulTime(eventDate, locale)],
    [labels[kind], what.join(', ')],
  ];
}
