import { inTransaction } from '#shared/database/transaction.ts';
import { shutGate } from '../catalogue/event-gate.ts';
import type { Db } from '../context.ts';
import type { ReservationTables } from '../db/schema.ts';

export type Withdrawal =
  | { ok: true }
  /** It is published, or something was reserved: only cancelling it is left. */
  | { ok: false; code: 'ILLEGAL_TRANSITION' };

/**
 * Undoes an offer whose event could not be made. It may come before the offer itself, which is then refused;
 * again, it finds nothing left to do.
 */
export const withdrawOffer = (db: Db, eventId: string): Promise<Withdrawal> =>
  inTransaction<ReservationTables, Withdrawal>(db, async (tx) => {
    await shutGate(tx, eventId);
    const reserved = await tx
      .selectFrom('reservations')
      .select('id')
      .where('event_id', '=', eventId)
      .limit(1)
      .executeTakeFirst();
    // Locked: who publishes it now is waited for, or finds it gone.
    const copy = await tx
      .selectFrom('event_copies')
      .select('published')
      .where('id', '=', eventId)
      .forUpdate()
      .executeTakeFirst();
    if (reserved || copy?.published) return { ok: false, code: 'ILLEGAL_TRANSITION' };
    await tx
      .insertInto('withdrawn_offers')
      .values({ event_id: eventId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx.deleteFrom('event_copies').where('id', '=', eventId).execute();
    await tx.deleteFrom('seats').where('event_id', '=', eventId).execute();
    await tx.deleteFrom('ticket_types').where('event_id', '=', eventId).execute();
    return { ok: true };
  });
