import type { OwnItem, OwnReservation } from './read-own.ts';
import { wireState } from './wire-state.ts';

/** A line of the owner's list, with the names the front end reads. */
export function listView(reservation: OwnReservation) {
  const { status, payment_status, expires_at } = wireState(reservation);
  return {
    id: reservation.id,
    reservation_number: reservation.reservation_number,
    total_amount: reservation.total_amount,
    status,
    payment_status,
    expires_at,
    created_at: reservation.created_at.toISOString(),
    event_id: reservation.event_id,
    event_title: reservation.event_title,
    venue: reservation.venue,
    event_date: reservation.event_date.toISOString(),
    items: reservation.items.map(itemView),
  };
}

export function detailView(reservation: OwnReservation) {
  return {
    ...listView(reservation),
    payment_method: reservation.payment_method,
    address: reservation.address,
    items: reservation.items.map((item) => ({
      ...itemView(item),
      seatLabel: item.seat_id && item.label,
      section: item.section,
    })),
  };
}

/** What the payment and success pages read, for both kinds of reservation. */
export function checkoutView(reservation: OwnReservation) {
  const { status, payment_status, expires_at, isExpired } = wireState(reservation);
  return {
    id: reservation.id,
    reservation_number: reservation.reservation_number,
    total_amount: reservation.total_amount,
    status,
    payment_status,
    payment_method: reservation.payment_method,
    expires_at,
    created_at: reservation.created_at.toISOString(),
    event_id: reservation.event_id,
    event_title: reservation.event_title,
    venue: reservation.venue,
    event_date: reservation.event_date.toISOString(),
    seats: reservation.items.map((item) => ({
      seatId: item.seat_id,
      seatLabel: item.seat_id ? item.label : `${item.label} × ${item.quantity}`,
      section: item.section,
      rowNumber: item.row_number,
      seatNumber: item.seat_number,
      price: item.subtotal,
    })),
    isExpired,
  };
}

const itemView = (item: OwnItem) => ({
  ticketTypeName: item.label,
  quantity: item.quantity,
  unitPrice: item.unit_price,
  subtotal: item.subtotal,
});
