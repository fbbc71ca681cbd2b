import type { Transaction } from 'kysely';
import type { ReservationTables } from '../db/schema.ts';

/** What stands in place of the name and address of somebody who has left. */
export const LEFT = '(탈퇴)';

/** A user has deleted their account: their reservations stay, their name and address do not. */
export async function forgetUser(tx: Transaction<ReservationTables>, userId: string): Promise<void> {
  await tx
    .updateTable('reservations')
    .set({ user_name: LEFT, user_email: LEFT })
    .where('user_id', '=', userId)
    .execute();
}
