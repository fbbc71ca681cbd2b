import { sql } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import type { EventFacts } from '#shared/events/facts.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import type { ReservationContext } from '../context.ts';
import { endReservations } from './close-offer.ts';
import { publishOffer } from './publish-offer.ts';
import { withdrawOffer } from './withdraw-offer.ts';

/** Asks event for events, and gets those that are in the catalogue; rejects when it does not answer. */
export type AskCatalogue = (eventIds: string[]) => Promise<EventFacts[]>;

type Deps = Pick<ReservationContext, 'db' | 'relay'>;

const BATCH = 100;

/**
 * Withdraws offers of events that never came to be: event died between asking for the offer and writing the
 * event. One that is ten minutes old and unpublished is asked after; while event does not answer it stays.
 * What the catalogue has after all is published from there: its `event.published` may have been lost.
 */
export async function sweepOffers(ctx: Deps, ask: AskCatalogue, log: Logger): Promise<void> {
  const unpublished = await ctx.db
    .selectFrom('event_copies')
    .select('id')
    .where(sql<boolean>`not published and made_at < now() - interval '10 minutes'`)
    .orderBy('made_at')
    .limit(BATCH)
    .execute();
  if (unpublished.length === 0) return;
  const ids = unpublished.map(({ id }) => id);
  const there = new Map((await ask(ids)).map((event) => [event.id, event]));
  for (const id of ids) {
    const event = there.get(id);
    if (event) {
      await publish(ctx, event);
      log.warn({ eventId: id }, 'an event was published late');
    } else {
      const { ok } = await withdrawOffer(ctx.db, id);
      log.warn({ eventId: id, withdrawn: ok }, 'an offer had no event');
    }
  }
}

async function publish(ctx: Deps, event: EventFacts): Promise<void> {
  await inTransaction(ctx.db, (tx) => publishOffer(tx, event));
  ctx.relay.nudge();
  if (event.status !== 'scheduled') await endReservations(ctx, event);
}
