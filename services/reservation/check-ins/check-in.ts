import { sql, type Transaction } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { ReservationContext } from '../context.ts';
import type { ReservationTables } from '../db/schema.ts';
import { countCheckIn } from '../metrics.ts';
import { outcomeOf, type ScannedTicket } from './outcome.ts';
import { readCodes } from './read-codes.ts';
import { redeem } from './redeem.ts';
import type { Scan } from './scan.ts';

type Outcome = ReturnType<typeof outcomeOf>;

/**
 * Checks tickets at the door, and says of each what came of it, in the order they were given. A ticket lets in once: who is
 * written first has it, also of two scans that were made without a network. A scan that is sent again gets its first answer.
 */
export async function checkIn(
  ctx: Pick<ReservationContext, 'db' | 'ticketCodes'>,
  staff: User,
  scans: readonly Scan[],
): Promise<Outcome[]> {
  const read = await readCodes(ctx, scans);
  const tickets = await inTransaction(ctx.db, async (tx) => {
    const ids = read.flatMap(({ ticketId }) => ticketId ?? []);
    if (ids.length === 0) return [];
    await redeem(tx, staff.userId, read);
    return findTickets(tx, ids);
  });
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const outcomes = read.map((scan) => outcomeOf(scan, byId.get(scan.ticketId ?? '')));
  for (const { result } of outcomes) countCheckIn(result);
  return outcomes;
}

const findTickets = (tx: Transaction<ReservationTables>, ids: string[]): Promise<ScannedTicket[]> =>
  tx
    .selectFrom('tickets as t')
    .innerJoin('reservations as r', 'r.id', 't.reservation_id')
    .innerJoin('event_copies as e', 'e.id', 't.event_id')
    .select(['t.id', 't.event_id', 'e.title', 'r.reservation_number', 't.label', 't.section'])
    .select(['t.row_number', 't.seat_number', 't.voided_at', 't.admitted_at', 't.door', 't.nonce'])
    .where('t.id', '=', sql<string>`any(${ids})`)
    .execute();
