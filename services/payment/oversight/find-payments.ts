import { type Kysely, sql } from 'kysely';
import type { PaymentTables } from '../db/schema.ts';
import type { GatewayName } from '../gateway/gateway.ts';
import type { Channel } from '../payments/channels.ts';
import type { PaymentMethod } from '../payments/split.ts';
import type { PaymentStatus } from '../payments/status.ts';
import { firstIdAt } from './first-id-at.ts';
import { idsInTrouble, trouble } from './trouble.ts';

/** What is left out does not narrow. */
export type PaymentFilter = {
  status?: PaymentStatus | undefined;
  channel?: Channel | undefined;
  method?: PaymentMethod | undefined;
  gateway?: GatewayName | undefined;
  userId?: string | undefined;
  reservationId?: string | undefined;
  eventId?: string | undefined;
  /** Begun from then on, and before then. */
  from?: Date | undefined;
  until?: Date | undefined;
  inTrouble?: boolean | undefined;
};

export type Part = { before?: string | undefined; limit: number };

/** The filtered payments, newest first, after the one with the id `before`; `next` is the last when there are more. */
export async function findPayments(db: Kysely<PaymentTables>, filter: PaymentFilter, part: Part) {
  const rows = await partOf(db, filter, part).execute();
  const payments = rows.slice(0, part.limit);
  return { payments, next: rows.length > part.limit ? (payments.at(-1)?.id ?? null) : null };
}

/** One more than the limit, which says that there are more. */
export const partOf = (db: Kysely<PaymentTables>, filter: PaymentFilter, { before, limit }: Part) =>
  filtered(db, filter)
    .selectAll('payments')
    .select(trouble.as('trouble'))
    .$if(before !== undefined, (query) => query.where('payments.id', '<', before ?? ''))
    .orderBy('payments.id', 'desc')
    .limit(limit + 1);

export type FoundPayment = Awaited<ReturnType<typeof findPayments>>['payments'][number];

/** How many there are, what was paid by those that were paid, and what of it goes or went back; in KRW. */
export const sumPayments = (db: Kysely<PaymentTables>, filter: PaymentFilter) =>
  filtered(db, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .select(sql<number>`coalesce(sum(amount) filter (where paid_at is not null), 0)`.as('paid'))
    .select(sql<number>`coalesce(sum(returned_card + returned_points), 0)`.as('returned'))
    .executeTakeFirstOrThrow();

function filtered(db: Kysely<PaymentTables>, filter: PaymentFilter) {
  const { status, channel, method, gateway, userId, reservationId, eventId, from, until, inTrouble } = filter;
  let query = db.selectFrom('payments');
  if (status) query = query.where('payments.status', '=', status);
  if (channel) query = query.where('payments.channel', '=', channel);
  if (method) query = query.where('payments.payment_method', '=', method);
  if (gateway) query = query.where('payments.gateway', '=', gateway);
  if (userId) query = query.where('payments.user_id', '=', userId);
  if (reservationId) query = query.where('payments.reservation_id', '=', reservationId);
  if (eventId) query = query.where(sql<boolean>`payments.reservation ->> 'eventId' = ${eventId}`);
  // Ids have the time of the process that made them, instants that of the database: they bound each other.
  if (from)
    query = query.where('payments.created_at', '>=', from).where('payments.id', '>=', firstIdAt(from, -1));
  if (until)
    query = query.where('payments.created_at', '<', until).where('payments.id', '<', firstIdAt(until, 1));
  if (inTrouble) query = query.where(sql<boolean>`payments.id in (${idsInTrouble})`);
  return query;
}
