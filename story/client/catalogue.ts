import { EventDetail, EventList, SeatMap } from './answers.ts';
import { ask } from './http.ts';

/** Events on sale now, with all that is said of each. */
export async function eventsOnSale(origin: string) {
  const { events } = await ask(origin, 'GET', '/api/events?status=on_sale', EventList);
  return Promise.all(events.map(({ id }) => ask(origin, 'GET', `/api/events/${id}`, EventDetail)));
}

/** An event on sale with seats to choose from. */
export async function eventWithSeats(origin: string) {
  for (const { event } of await eventsOnSale(origin)) {
    if (!event.seat_layout_id) continue;
    const { seats } = await ask(origin, 'GET', `/api/seats/events/${event.id}`, SeatMap);
    if (seats.some((seat) => seat.status === 'available')) return event;
  }
  throw new Error('no event with free seats is on sale');
}
