import { queryOptions } from '@tanstack/react-query';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';
import type { components as PaymentTypes } from '../api/types/payment.ts';
import type { components } from '../api/types/reservation.ts';

export type Checkout = components['schemas']['CheckoutReservation'];
export type Payment = PaymentTypes['schemas']['PaymentDetail']['payment'];

/** An own reservation as the way to its payment needs it, of seats or of tickets. */
export const checkoutQuery = (reservationId: string) =>
  queryOptions({
    queryKey: ['reservations', reservationId, 'checkout'],
    queryFn: async (): Promise<Checkout> => {
      const path = { id: reservationId };
      return (await answer(api.GET('/api/seats/reservation/{id}', { params: { path } }))).reservation;
    },
  });

/** The payment of a reservation: the one that counts, else the last that failed; null before the first. */
export const paymentQuery = (reservationId: string) =>
  queryOptions({
    queryKey: ['reservations', reservationId, 'payment'],
    queryFn: async (): Promise<Payment | null> => {
      const query = { reservation_id: reservationId };
      return (await answer(api.GET('/api/payments', { params: { query } }))).payment;
    },
  });
