import { inTransaction } from '#shared/database/transaction.ts';
import type { EventFacts } from '#shared/events/facts.ts';
import { shutGate } from '../catalogue/event-gate.ts';
import { keepEventCopy } from '../catalogue/keep-event-copy.ts';
import type { Db } from '../context.ts';
import type { ReservationTables } from '../db/schema.ts';

export type Offer =
  | { ok: true; seats: number; ticketTypes: number }
  /** The making of the event was given up before this offer came. */
  | { ok: false; code: 'EVENT_NOT_FOUND' };

/** Makes the seats or ticket types of an event that is just being made; again, it finds them made. */
export const makeOffer = (db: Db, event: EventFacts): Promise<Offer> =>
  inTransaction<ReservationTables, Offer>(db, async (tx) => {
    await shutGate(tx, event.id);
    const withdrawn = await tx
      .selectFrom('withdrawn_offers')
      .select('event_id')
      .where('event_id', '=', event.id)
      .executeTakeFirst();
    if (withdrawn) return { ok: false, code: 'EVENT_NOT_FOUND' };
    await keepEventCopy(tx, event);
    const { seats } = await tx
      .selectFrom('seats')
      .select(({ fn }) => fn.countAll<number>().as('seats'))
      .where('event_id', '=', event.id)
      .executeTakeFirstOrThrow();
    const { ticketTypes } = await tx
      .selectFrom('ticket_types')
      .select(({ fn }) => fn.countAll<number>().as('ticketTypes'))
      .where('event_id', '=', event.id)
      .executeTakeFirstOrThrow();
    return { ok: true, seats, ticketTypes };
  });
