import { sql } from 'kysely';
import type { Logger } from '#shared/telemetry/logger.ts';
import type { Db } from '../context.ts';
import { withdrawOffer } from './withdraw-offer.ts';

/** Asks event whether an event is in the catalogue; rejects when it does not answer. */
export type IsInCatalogue = (eventId: string) => Promise<boolean>;

const BATCH = 100;

/**
 * Withdraws offers of events that never came to be: event died between asking for the offer and writing the
 * event. One that is ten minutes old and unpublished is asked after; while event does not answer it stays.
 */
export async function sweepOffers(db: Db, isInCatalogue: IsInCatalogue, log: Logger): Promise<void> {
  const unpublished = await db
    .selectFrom('event_copies')
    .select('id')
    .where(sql<boolean>`not published and made_at < now() - interval '10 minutes'`)
    .orderBy('made_at')
    .limit(BATCH)
    .execute();
  for (const { id } of unpublished) {
    if (await isInCatalogue(id)) continue;
    const { ok } = await withdrawOffer(db, id);
    log.warn({ eventId: id, withdrawn: ok }, 'an offer had no event');
  }
}
