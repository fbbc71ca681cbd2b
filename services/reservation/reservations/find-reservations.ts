import { type Expression, type SqlBool, sql } from 'kysely';
import { AppError } from '#shared/http/errors.ts';
import type { Page } from '#shared/http/pagination.ts';
import type { Db } from '../context.ts';
import { wireState } from './wire-state.ts';

export const WIRE_STATUSES = ['pending', 'confirmed', 'cancelled'] as const;
export type WireStatus = (typeof WIRE_STATUSES)[number];

export type Search = Page & { status?: WireStatus | undefined };

/** Buyers' reservations, newest first, one page of them, and how many there are in all. */
export async function findReservations(db: Db, { status, page, limit }: Search) {
  const found = db.selectFrom('reservations').where((eb) => (status ? IS[status] : eb.lit(true)));
  const { total } = await found
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await found
    .select(ADMIN_COLUMNS)
    .select(lapsed)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  return { rows, total };
}

const lapsed = sql<boolean>`coalesce(held_until <= clock_timestamp(), false)`.as('lapsed');

/** Conditions of what clients know as these states; see `wireState`. */
const IS: Record<WireStatus, Expression<SqlBool>> = {
  pending: sql<SqlBool>`status in ('pending', 'paying') and held_until > clock_timestamp()`,
  confirmed: sql<SqlBool>`status = 'confirmed'`,
  cancelled: sql<SqlBool>`(status in ('cancelled', 'expired')
    or status in ('pending', 'paying') and held_until <= clock_timestamp())`,
};

const ADMIN_COLUMNS = [
  'id',
  'reservation_number',
  'user_id',
  'user_name',
  'user_email',
  'event_id',
  'event_title',
  'venue',
  'event_date',
  'total_amount',
  'status',
  'payment_status',
  'payment_method',
  'cancel_reason',
  'expires_at',
  'created_at',
  'updated_at',
] as const;

/** One of anybody's; throws 404 `RESERVATION_NOT_FOUND`. */
export async function requireReservation(db: Db, id: string) {
  const row = await db
    .selectFrom('reservations')
    .select(ADMIN_COLUMNS)
    .select(lapsed)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new AppError('RESERVATION_NOT_FOUND');
  return row;
}

export type FoundReservation = Awaited<ReturnType<typeof requireReservation>>;

/** A line of the administrator's list. */
export function adminListView(row: FoundReservation) {
  const { status, payment_status } = wireState(row);
  return {
    id: row.id,
    reservation_number: row.reservation_number,
    total_amount: row.total_amount,
    status,
    payment_status,
    created_at: row.created_at.toISOString(),
    user_name: row.user_name,
    user_email: row.user_email,
    event_title: row.event_title,
    venue: row.venue,
    event_date: row.event_date.toISOString(),
  };
}

/** The whole row, in the words of clients. */
export const adminView = (row: FoundReservation) => ({
  ...adminListView(row),
  user_id: row.user_id,
  event_id: row.event_id,
  payment_method: row.payment_method,
  cancel_reason: row.cancel_reason,
  expires_at: wireState(row).expires_at,
  updated_at: row.updated_at.toISOString(),
});
