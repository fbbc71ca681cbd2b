import { texts, useText } from '../language/language.ts';
import type { Ticket } from './tickets-query.ts';

const words = texts({
  ko: {
    row: (row: number) => `${row}열`,
    seat: (seat: number) => `${seat}번`,
    nth: (nth: number, all: number) => `티켓 ${nth} / ${all}`,
    code: (place: string) => `입장용 QR 코드, ${place}`,
    short: '입장 코드',
    number: '예매 번호',
    used: (at: string) => `${at}에 입장했습니다`,
    usedBadge: '사용됨',
  },
  en: {
    row: (row: number) => `Row ${row}`,
    seat: (seat: number) => `Seat ${seat}`,
    nth: (nth: number, all: number) => `Ticket ${nth} of ${all}`,
    code: (place: string) => `QR code for the door, ${place}`,
    short: 'Entry code',
    number: 'Booking number',
    used: (at: string) => `Admitted ${at}`,
    usedBadge: 'Used',
  },
});

export type TicketText = (typeof words)['ko'];

export const useTicketText = (): TicketText => useText(words);

/** The place a ticket is for, as large on it: section, row and seat, or the type of a standing ticket. */
export function placeOf({ label, section, rowNumber, seatNumber }: Ticket, text: TicketText): string {
  if (section === null || rowNumber === null || seatNumber === null) return label;
  return [section, text.row(rowNumber), text.seat(seatNumber)].join(' ');
}
