import type { Transaction } from 'kysely';
import { AppError } from '#shared/http/errors.ts';
import type { ReservationTables } from '../db/schema.ts';

/**
 * Whoever has come in keeps what they came in with: else they would watch for nothing, and their seat be sold once more.
 * Locks the tickets as a door does, so that of a door and an owner one has it. Throws 409 `ILLEGAL_TRANSITION`.
 */
export async function requireNobodyInside(
  tx: Transaction<ReservationTables>,
  reservationId: string,
): Promise<void> {
  const tickets = await tx
    .selectFrom('tickets')
    .select('admitted_at')
    .where('reservation_id', '=', reservationId)
    .where('voided_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (tickets.some(({ admitted_at }) => admitted_at !== null))
    throw new AppError('ILLEGAL_TRANSITION', {
      message: '이미 입장한 티켓이 있는 예매는 취소할 수 없습니다.',
    });
}
