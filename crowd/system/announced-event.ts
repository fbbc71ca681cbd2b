import type { EventFacts } from '../../services/shared/events/facts.ts';
import { Admin } from '../../story/client/admin.ts';
import { type Seat, SeatMap } from '../../story/client/answers.ts';
import { ask } from '../../story/client/http.ts';
import { until } from '../../story/client/until.ts';
import { mintUser } from '../people/mint-users.ts';
import { count } from './databases.ts';
import { directly, sidecarUrl } from './places.ts';

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

export type SeatEvent = { id: string; seats: Seat[] };

type Section = { name: string; rows: number; seatsPerRow: number; price: number; startRow: number };

/** An event with five sections, of a hundred seats each, unless said otherwise. */
export const newSeatEvent = (seatsPerRow = 10): Promise<SeatEvent> =>
  newEventOf(
    ['A', 'B', 'C', 'D', 'E'].map((name, index) => ({
      name,
      rows: 10,
      seatsPerRow,
      price: 50_000,
      startRow: 1 + 10 * index,
    })),
  );

const ROW = 20;

/** An event with exactly so many seats, in rows of twenty. */
export function newEventWith(seats: number): Promise<SeatEvent> {
  const rows = Math.floor(seats / ROW);
  const sections = [
    { name: 'A', rows, seatsPerRow: ROW, price: 50_000, startRow: 1 },
    { name: 'B', rows: 1, seatsPerRow: seats % ROW, price: 50_000, startRow: 1 + rows },
  ];
  return newEventOf(sections.filter((section) => section.rows * section.seatsPerRow > 0));
}

async function newEventOf(sections: Section[]): Promise<SeatEvent> {
  const id = await announce({ layout: { sections }, ticketTypes: [] });
  const { seats } = await ask(directly.reservation, 'GET', `/api/seats/events/${id}`, SeatMap);
  return { id, seats };
}

export type TicketEvent = { id: string; ticketTypeIds: string[] };

/** An event without seats: so many ticket types, each with so many tickets. */
export async function newTicketEvent(types: number, ticketsOfEach: number): Promise<TicketEvent> {
  const ticketTypes = Array.from({ length: types }, (_, index) => ({
    id: crypto.randomUUID(),
    name: `스탠딩 ${index + 1}`,
    price: 30_000,
    totalQuantity: ticketsOfEach,
    availableQuantity: ticketsOfEach,
    description: null,
  }));
  const id = await announce({ layout: null, ticketTypes });
  return { id, ticketTypeIds: ticketTypes.map((type) => type.id) };
}

/** Told as event-service tells of its own; resolves when reservation and queue have heard of it. */
async function announce(facts: Pick<EventFacts, 'layout' | 'ticketTypes'>): Promise<string> {
  const id = crypto.randomUUID();
  const data: EventFacts = {
    id,
    title: `crowd ${id}`,
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
  const cloudEvent = {
    specversion: '1.0',
    id: crypto.randomUUID(),
    source: 'crowd',
    type: 'event.published',
  };
  const response = await fetch(`${sidecarUrl('event')}/v1.0/publish/pubsub/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json' },
    body: JSON.stringify({ ...cloudEvent, datacontenttype: 'application/json', data }),
  });
  if (!response.ok) throw new Error(`not published: ${response.status} ${await response.text()}`);
  await until(
    'reservation knows the event',
    () => count('reservation', 'select count(*) from event_copies where id = $1', [id]),
    (known) => known === 1,
  );
  const admin = new Admin(directly.queue, await mintUser('admin'));
  await until(
    'queue knows the event',
    () => admin.room(id).catch(() => undefined),
    (room) => room !== undefined,
  );
  return id;
}
