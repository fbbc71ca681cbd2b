import { createHash } from 'node:crypto';
import { uuidv7 } from '#shared/ids.ts';
import type { Db } from '../context.ts';
import type { NewReservation } from './insert-reservation.ts';

/**
 * The id of the reservation a request makes. Under an Idempotency-Key it follows from user and key, so that
 * a repeat after a crash, when nobody remembers the first answer, finds what was made instead of making it twice.
 */
export function reservationId(userId: string, idempotencyKey: string | undefined): string {
  if (idempotencyKey === undefined) return uuidv7();
  const bytes = createHash('sha256').update(`${userId} ${idempotencyKey}`).digest().subarray(0, 16);
  // RFC 9562, version 8: made of whatever the application likes.
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export type MadeBefore = NewReservation & { seats: { id: string; seat_label: string; price: number }[] };

/** What an earlier request under the same key has made; undefined when there was none. */
export async function findMadeBefore(db: Db, id: string): Promise<MadeBefore | undefined> {
  const reservation = await db
    .selectFrom('reservations')
    .select(['reservation_number', 'total_amount', 'expires_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!reservation) return undefined;
  const items = await db
    .selectFrom('reservation_items')
    .select(['seat_id', 'label', 'unit_price'])
    .where('reservation_id', '=', id)
    .orderBy('position')
    .execute();
  return {
    id,
    reservationNumber: reservation.reservation_number,
    totalAmount: reservation.total_amount,
    expiresAt: reservation.expires_at,
    seats: items.flatMap(({ seat_id, label, unit_price }) =>
      seat_id ? [{ id: seat_id, seat_label: label, price: unit_price }] : [],
    ),
  };
}
