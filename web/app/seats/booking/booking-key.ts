/**
 * The key by which a booking is made once, however often it is sent: kept for what is booked, over a lost answer
 * and a reload, until the shop has answered.
 */
export function bookingKey(eventId: string, what: string): string {
  const place = placeOf(eventId, what);
  const known = sessionStorage.getItem(place);
  if (known) return known;
  const key = crypto.randomUUID();
  sessionStorage.setItem(place, key);
  return key;
}

export const dropBookingKey = (eventId: string, what: string): void =>
  sessionStorage.removeItem(placeOf(eventId, what));

const placeOf = (eventId: string, what: string) => `booking-key:${eventId}:${what}`;
