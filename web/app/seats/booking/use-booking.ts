import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Refusal } from '../../api/refusal.ts';
import { bookingKey, dropBookingKey } from './booking-key.ts';
import { surelyNotBooked } from './surely-not-booked.ts';

type Made = { id: string; totalAmount: number };

type Options<T> = {
  eventId: string;
  /** What is booked, as text: the same wish has the same key. */
  nameOf: (wish: T) => string;
  send: (wish: T, key: string) => Promise<Made>;
  onRefused: (error: Refusal) => void;
};

/**
 * Books once, and leads on: to the payment, to the booking where there is nothing to pay, or to the waiting room
 * when the admission is over.
 */
export function useBooking<T>({ eventId, nameOf, send, onRefused }: Options<T>) {
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: T) => send(wish, bookingKey(eventId, nameOf(wish))),
    onSuccess: async ({ id, totalAmount }, wish) => {
      dropBookingKey(eventId, nameOf(wish));
      if (totalAmount > 0) await navigate({ to: '/payment/$reservationId', params: { reservationId: id } });
      else await navigate({ to: '/reservations/$reservationId', params: { reservationId: id } });
    },
    onError: (error, wish) => {
      // Without an answer it may have happened: the next try is the same booking.
      if (!surelyNotBooked(error)) return;
      dropBookingKey(eventId, nameOf(wish));
      if (error.code === 'QUEUE_NOT_ADMITTED')
        void navigate({ to: '/events/$eventId/waiting-room', params: { eventId }, replace: true });
      else onRefused(error);
    },
    onSettled: () => {
      // What one holds may be more by now, also where the answer was lost.
      void client.invalidateQueries({ queryKey: ['reservations', 'mine'] });
    },
  });
}
