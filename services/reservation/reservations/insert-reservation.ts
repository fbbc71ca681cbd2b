import { randomInt } from 'node:crypto';
import { type Insertable, sql, type Transaction } from 'kysely';
import { AppError } from '#shared/http/errors.ts';
import type { User } from '#shared/tokens/claims.ts';
import { throughGate } from '../catalogue/event-gate.ts';
import type { EventOnSale } from '../catalogue/require-on-sale.ts';
import type { ReservationItemTable, ReservationTables } from '../db/schema.ts';

export type NewItem = Omit<Insertable<ReservationItemTable>, 'id' | 'reservation_id' | 'position'>;

export type NewReservation = {
  id: string;
  reservationNumber: string;
  /** KRW */
  totalAmount: number;
  /** Null for what costs nothing and is confirmed at once. */
  expiresAt: Date | null;
};

type Input = {
  id: string;
  user: User;
  event: EventOnSale;
  /** Of the buyer to the waiting room; null when nobody can say. */
  visit: number | null;
  kind: 'seats' | 'tickets';
  holdMs: number;
  items: NewItem[];
};

/** Both tables take the sum as an int. */
const MAX_AMOUNT = 2_147_483_647;

/**
 * Writes a reservation with its items and the snapshots that keep its pages whole for ever.
 * Whoever takes seats or stock for it in the next statement has to ask there whether the event takes place.
 */
export async function insertReservation(
  tx: Transaction<ReservationTables>,
  input: Input,
): Promise<NewReservation> {
  const { id, user, event, visit, kind, holdMs, items } = input;
  const totalAmount = items.reduce((sum, item) => sum + item.subtotal, 0);
  if (totalAmount > MAX_AMOUNT) throw new AppError('VALIDATION_ERROR');
  const free = kind === 'tickets' && totalAmount === 0;
  // `now()` is the same in the whole transaction: both columns get one deadline.
  const deadline = free ? null : sql<Date>`now() + make_interval(secs => ${holdMs / 1_000})`;
  const row = await tx
    .with('made', (query) =>
      query
        .insertInto('reservations')
        .values({
          id,
          user_id: user.userId,
          event_id: event.id,
          reservation_number: newNumber(),
          kind,
          total_amount: totalAmount,
          status: free ? 'confirmed' : 'pending',
          payment_status: free ? 'completed' : 'pending',
          payment_method: null,
          payment_id: null,
          expires_at: deadline,
          held_until: deadline,
          cancel_reason: null,
          event_title: event.title,
          venue: event.venue,
          address: event.address,
          event_date: event.event_date,
          user_name: user.name,
          user_email: user.email,
          visit,
        })
        .returning(['reservation_number', 'expires_at']),
    )
    .with('made_items', (query) =>
      query
        .insertInto('reservation_items')
        .values(items.map((item, position) => ({ ...item, reservation_id: id, position }))),
    )
    .selectFrom('made')
    .select(['reservation_number', 'expires_at', throughGate(event.id).as('gate')])
    .executeTakeFirstOrThrow();
  return { id, reservationNumber: row.reservation_number, totalAmount, expiresAt: row.expires_at };
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** `TK`, the time in ms, and five letters or digits: short enough to read out, unlikely to meet twice. */
function newNumber(): string {
  const tail = Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `TK${Date.now()}${tail}`;
}
