import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import type { Seat, SeatBoard, SeatStatus } from './seat-board.ts';

const words = texts({
  ko: {
    place: ({ section, row_number, seat_number }: Seat) => `${section} ${row_number}열 ${seat_number}번`,
    status: { available: '예매 가능', locked: '결제 진행 중', reserved: '판매 완료' },
  },
  en: {
    place: ({ section, row_number, seat_number }: Seat) =>
      `${section}, row ${row_number}, seat ${seat_number}`,
    status: { available: 'available', locked: 'held for payment', reserved: 'sold' },
  },
});

/** `VIP 1열 5번`. */
export const useSeatName = (): ((seat: Seat) => string) => useText(words).place;

export const useStatusText = (): Record<SeatStatus, string> => useText(words).status;

/** Which seat, what it costs, and whether it is to be had. */
export function useSeatText(board: SeatBoard): (index: number) => string {
  const text = useText(words);
  const { won } = useFormat();
  return (index) => {
    const [seat, status] = [board.seatOf(index), board.statusOf(index)];
    return seat && status ? `${text.place(seat)}, ${won(seat.price)}, ${text.status[status]}` : '';
  };
}
