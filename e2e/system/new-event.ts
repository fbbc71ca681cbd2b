import { z } from 'zod';
import type { EventFacts } from '../../services/shared/events/facts.ts';
import { Room, type Seat, SeatMap } from '../../story/client/answers.ts';
import { ask } from '../../story/client/http.ts';
import { until } from '../../story/client/until.ts';
import { publish } from './broker.ts';
import { count } from './databases.ts';
import { theAdmin } from './people.ts';
import { origin } from './places.ts';

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

/** Events of the tests bear this in their title. */
export const OURS = 'e2e';

type Sale = Partial<Pick<EventFacts, 'saleStartDate' | 'saleEndDate' | 'status' | 'eventDate'>>;

/** An event with one row of seats, on sale now; announced as event-service announces its own. */
export async function eventWithSeats(seats: number, price = 50_000, sale: Sale = {}) {
  const section = { name: 'A', rows: 1, seatsPerRow: seats, price, startRow: 1 };
  const id = await announce({ layout: { sections: [section] }, ticketTypes: [], ...sale });
  const map = await ask(origin, 'GET', `/api/seats/events/${id}`, SeatMap);
  return { id, seats: map.seats, seat: seatOf(map.seats) };
}

/** An event without seats, with so many tickets of one type. */
export async function eventWithTickets(tickets: number, price = 30_000, sale: Sale = {}) {
  const ticketTypeId = crypto.randomUUID();
  const type = { id: ticketTypeId, name: '스탠딩', price, description: null };
  const stock = { totalQuantity: tickets, availableQuantity: tickets };
  const id = await announce({ layout: null, ticketTypes: [{ ...type, ...stock }], ...sale });
  const available = () =>
    count('reservation', 'select available_quantity from ticket_types where id = $1', [ticketTypeId]);
  return { id, ticketTypeId, available };
}

/** An event as the administration's form sends it, with one type of 10 tickets at 20,000 won. */
export const eventForm = (title: string) => ({
  title,
  venue: '시험 극장',
  eventDate: inDays(30),
  saleStartDate: inDays(-1),
  saleEndDate: inDays(20),
  ticketTypes: [{ name: '스탠딩', price: '20000', totalQuantity: '10', description: '' }],
});

/** An event that the administrator made, which so is in the catalogue. */
export async function eventByAdmin(title = `made ${crypto.randomUUID()}`): Promise<string> {
  const call = { token: (await theAdmin()).token, body: eventForm(title) };
  return (await ask(origin, 'POST', '/api/admin/events', Created, call)).event.id;
}

const Created = z.object({ event: z.object({ id: z.uuid() }) });

async function announce(facts: Pick<EventFacts, 'layout' | 'ticketTypes'> & Sale): Promise<string> {
  const id = crypto.randomUUID();
  const data: EventFacts = {
    id,
    title: `${OURS} ${id}`,
    artist: null,
    venue: '시험 극장',
    address: null,
    eventDate: inDays(30),
    saleStartDate: inDays(-1),
    saleEndDate: inDays(20),
    status: 'scheduled',
    version: 1,
    ...facts,
  };
  await publish('event', 'events', { id: crypto.randomUUID(), type: 'event.published', data });
  await until(
    'reservation knows the event',
    () => count('reservation', 'select count(*) from event_copies where id = $1', [id]),
    (known) => known === 1,
  );
  const admin = await theAdmin();
  await until(
    'queue knows the event',
    () => admin.room(id).catch(() => undefined),
    (room) => Room.safeParse(room).success,
  );
  return id;
}

/** Takes seats one by one. */
function seatOf(seats: Seat[]): (index?: number) => Seat {
  return (index = 0) => {
    const seat = seats[index];
    if (!seat) throw new Error(`there is no seat ${index}`);
    return seat;
  };
}
