import { sql } from 'kysely';
import { recordAudit } from '#shared/audit/audit-log.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { EventContext } from '../context.ts';
import type { EventDb } from '../db/schema.ts';
import { announceEvent } from '../events/event-facts.ts';
import { type ShownEvent, shownEvent } from '../events/find-event.ts';

type Deps = Pick<EventContext, 'db' | 'offers' | 'relay' | 'log' | 'catalogueChanged'>;

/** `later`: reservation did not answer in time; it does the same as soon as it hears of the event. */
export type Ended = { event: ShownEvent; cancelledReservations: number; later: boolean };

/**
 * Cancels an event for good, and with it every reservation; what was paid is refunded.
 * 404 `EVENT_NOT_FOUND`, 409 `EVENT_ALREADY_CANCELLED`.
 */
export const cancelEvent = (deps: Deps, admin: User, id: string): Promise<Ended> =>
  end(deps, admin, 'event.cancelled', async (tx) => {
    const event = await tx
      .updateTable('events')
      .set({ cancelled_at: sql`now()`, version: sql`version + 1`, updated_at: sql`now()` })
      .where('id', '=', id)
      .where('cancelled_at', 'is', null)
      .where('deleted_at', 'is', null)
      .returning(shownEvent)
      .executeTakeFirst();
    if (!event) throw new AppError((await isThere(tx, id)) ? 'EVENT_ALREADY_CANCELLED' : 'EVENT_NOT_FOUND');
    return event;
  });

/**
 * Takes an event out of every list and page, with the same effect on its reservations; its row stays for
 * those who have it in their own. 404 `EVENT_NOT_FOUND`.
 */
export const deleteEvent = (deps: Deps, admin: User, id: string): Promise<Ended> =>
  end(deps, admin, 'event.deleted', async (tx) => {
    const event = await tx
      .updateTable('events')
      .set({ deleted_at: sql`now()`, version: sql`version + 1`, updated_at: sql`now()` })
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .returning(shownEvent)
      .executeTakeFirst();
    if (!event) throw new AppError('EVENT_NOT_FOUND');
    return event;
  });

async function end(
  { db, offers, relay, log, catalogueChanged }: Deps,
  admin: User,
  action: string,
  change: (tx: EventDb) => Promise<ShownEvent>,
): Promise<Ended> {
  const { event, facts } = await inTransaction(db, async (tx) => {
    const changed = await change(tx);
    await recordAudit(tx, admin, { action, subjectId: changed.id, details: { title: changed.title } });
    return { event: changed, facts: await announceEvent(tx, changed.id) };
  });
  catalogueChanged();
  try {
    return { event, cancelledReservations: await offers.cancel(facts), later: false };
  } catch (error) {
    log.warn({ err: error, eventId: event.id }, 'reservations will follow by the event');
    return { event, cancelledReservations: 0, later: true };
  } finally {
    // Not before: whom the event reaches first counts the reservations, and the answer is to say how many.
    relay.nudge();
  }
}

const isThere = async (tx: EventDb, id: string): Promise<boolean> =>
  (await tx
    .selectFrom('events')
    .select('id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()) !== undefined;
