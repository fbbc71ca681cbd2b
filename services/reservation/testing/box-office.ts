import { sql } from 'kysely';
import type { Database } from '#shared/database/connect.ts';
import type { EventFacts } from '#shared/events/facts.ts';
import { createTestDatabase } from '#shared/testing/database.ts';
import type { ReservationContext } from '../context.ts';
import { migrations } from '../db/migrations.ts';
import type { ReservationTables } from '../db/schema.ts';
import { createSeatLock, type LockService } from '../holds/seat-lock.ts';
import { publishOffer } from '../offers/publish-offer.ts';
import { createTicketCodes } from '../tickets/ticket-codes.ts';

const HOUR = 3_600_000;
const TICKET_SECRET = 'a-secret-of-tickets-of-32-characters';

/** A lock service as the lock store is: the first one has it, until it gives it back. */
export function localLocks(): LockService {
  const owners = new Map<string, string>();
  return {
    async tryLock(resource, owner) {
      if (owners.has(resource)) return 'busy';
      owners.set(resource, owner);
      return 'taken';
    },
    async unlock(resource, owner) {
      if (owners.get(resource) === owner) owners.delete(resource);
    },
  };
}

/** What happens when the lock store is down. */
export const noLocks: LockService = { tryLock: async () => 'unknown', unlock: async () => {} };

export type BoxOffice = ReservationContext & { database: Database<ReservationTables> };

/** The reservation domain on a real database of its own. */
export async function openBoxOffice(limits: Partial<ReservationContext['limits']> = {}): Promise<BoxOffice> {
  const database = await createTestDatabase<ReservationTables>(migrations);
  return {
    database,
    db: database.db,
    relay: { nudge: () => {} },
    seatLock: createSeatLock(localLocks()),
    requireAdmission: async () => null,
    recordManualPayment: async () => ({ ok: false, code: 'UPSTREAM_UNAVAILABLE' }),
    ticketCodes: await createTicketCodes([TICKET_SECRET]),
    limits: {
      holdMs: 5 * 60_000,
      standingHoldMs: 30 * 60_000,
      checkoutMs: 10 * 60_000,
      confirmationWaitMs: 500,
      ...limits,
    },
  };
}

export type Offer = { event: EventFacts; seatIds: string[]; ticketTypeIds: string[] };

/** Puts an event on sale: a room of `seats` places, and ticket types with the given stock. */
export async function putOnSale(
  office: BoxOffice,
  offer: { seats?: number; stock?: number[]; price?: number; event?: Partial<EventFacts> },
): Promise<Offer> {
  const { seats = 0, stock = [], price = 50_000 } = offer;
  const now = Date.now();
  const event: EventFacts = {
    id: crypto.randomUUID(),
    title: '여름 콘서트',
    artist: null,
    venue: '올림픽홀',
    address: '서울 송파구',
    eventDate: new Date(now + 48 * HOUR).toISOString(),
    saleStartDate: new Date(now - HOUR).toISOString(),
    saleEndDate: new Date(now + HOUR).toISOString(),
    status: 'scheduled',
    version: 1,
    layout:
      seats === 0 ? null : { sections: [{ name: 'R', rows: 1, seatsPerRow: seats, price, startRow: 1 }] },
    ticketTypes: stock.map((quantity, index) => ({
      id: crypto.randomUUID(),
      name: `${index + 1}층`,
      price,
      totalQuantity: quantity,
      availableQuantity: quantity,
      description: null,
    })),
    ...offer.event,
  };
  await office.db.transaction().execute((tx) => publishOffer(tx, event));
  const rows = await office.db
    .selectFrom('seats')
    .select('id')
    .where('event_id', '=', event.id)
    .orderBy('seat_number')
    .execute();
  return {
    event,
    seatIds: rows.map((row) => row.id),
    ticketTypeIds: event.ticketTypes.map((type) => type.id),
  };
}

/** Moves deadlines into the past, as waiting would. */
export async function letHoldRunOut(office: BoxOffice, reservationId: string): Promise<void> {
  await sql`
    update reservations set expires_at = now() - interval '1 second', held_until = now() - interval '1 second'
    where id = ${reservationId} and held_until is not null`.execute(office.db);
  await sql`
    update seats set held_until = now() - interval '1 second'
    where reservation_id = ${reservationId} and held_until is not null`.execute(office.db);
}

export async function eventsOf(office: BoxOffice, aggregateId: string): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`
    select type from outbox where aggregate_id = ${aggregateId} order by seq`.execute(office.db);
  return rows.map((row) => row.type);
}
