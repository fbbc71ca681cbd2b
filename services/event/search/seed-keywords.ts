import type { EventDb } from '../db/schema.ts';
import { KEYWORDS } from './keywords.ts';

/** Makes the keywords that are not there yet; search needs them in every profile, not in the demo alone. */
export async function seedKeywords(db: EventDb): Promise<void> {
  const { artist, venue, general } = KEYWORDS;
  const rows = [
    ...artist.map(([korean, english]) => ({ korean, english, entity_type: 'artist' as const })),
    ...venue.map(([korean, english]) => ({ korean, english, entity_type: 'venue' as const })),
    ...general.map(([korean, english]) => ({ korean, english, entity_type: 'general' as const })),
  ];
  await db
    .insertInto('keyword_mappings')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
