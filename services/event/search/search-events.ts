import { sql } from 'kysely';
import type { Page } from '#shared/http/pagination.ts';
import type { EventDb } from '../db/schema.ts';
import type { FoundEvents, ListedEvent } from '../events/find-events.ts';
import { type EventStatus, statusNow } from '../events/status.ts';

/** Beside the term itself; a single letter is in nearly every keyword there is. */
const MOST_OTHER_WORDS = 10;
/** So far hits are counted one by one; a search that has more has "this many" to any reader. */
const MOST_COUNTED = 5_000;
const ENOUGH = MOST_COUNTED + 1;
/** Of all words together, an event that has several of them once for each. */
const MOST_LOOKED_AT = 4 * ENOUGH;

export type Search = Page & { q: string; statuses: EventStatus[] };

/**
 * One page of the events that contain the term or a word that means the same, those whose sale starts first
 * in front; `total` is at most 5,000.
 */
export async function searchEvents(db: EventDb, search: Search): Promise<FoundEvents> {
  const { rows } = await searchStatement(search).execute(db);
  return {
    total: rows[0]?.total ?? 0,
    events: rows.flatMap(({ total, ...event }) => (event.id === null ? [] : [event])),
  };
}

/**
 * The one statement of a search:
 *
 * - `terms`: the term, and the other side of every keyword that has it on one side. One hop only.
 * - `found`: what the indexes find of each. Words of three letters and more go by trigrams, shorter ones by
 *   single letters and pairs (db/search.ts). A term found so often that it cannot be counted ends the count.
 * - the page: of few hits by sorting them; of more than are counted by walking all events in order of sale,
 *   for then the next hit is never far.
 */
export function searchStatement({ q, statuses, page, limit }: Search) {
  const offered = sql`e.deleted_at is null${inAny(statuses)}`;
  const window = sql`order by sale_start_date, id limit ${limit} offset ${(page - 1) * limit}`;
  return sql<ListedEvent & { total: number }>`
    with given as materialized (select lower(${q}) as term),
    other_words as (
      select word, side from (
        select lower(english) as word, lower(korean) as side
        from keyword_mappings, given where lower(korean) like containing(term)
        union
        select lower(korean), lower(english)
        from keyword_mappings, given where lower(english) like containing(term)) both_ways
      order by length(side), side, word limit ${MOST_OTHER_WORDS}),
    terms as materialized (
      select word, containing(word) as pattern, search_grams(word) as grams, length(word) <= 2 as is_short,
        word ~ '[[:alnum:]]{3}' as has_trigram
      from (select term as word from given union select word from other_words) words),
    found as materialized (
      select word, id, sale_start_date from terms, lateral (
        select e.id, e.sale_start_date from events e
        where ${offered} and e.search_text like pattern limit ${ENOUGH}) hit
      where has_trigram
      union all
      select word, id, sale_start_date from terms, lateral (
        select e.id, e.sale_start_date from events e
        where ${offered} and search_grams(e.search_text) @> grams and (is_short or e.search_text like pattern)
        limit ${ENOUGH}) hit
      where not has_trigram
      limit ${MOST_LOOKED_AT}),
    hits as materialized (select distinct id, sale_start_date from found),
    counted as materialized (
      select case
        when (select max(hits) from (select count(*) as hits from found group by word) each_word) = ${ENOUGH}
          or (select count(*) from found) = ${MOST_LOOKED_AT}
        then ${ENOUGH}::int
        else least(${ENOUGH}::int, (select count(*) from hits)) end as hits),
    paged as (
      select id, sale_start_date from (
        select id, sale_start_date from hits
        where (select hits from counted) <= ${MOST_COUNTED} ${window}) sorted
      union all
      select id, sale_start_date from (
        select e.id, e.sale_start_date from events e
        where ${offered} and exists (select from terms where strpos(e.search_text, word) > 0)
          and (select hits from counted) > ${MOST_COUNTED} ${window}) walked)
    select least(hits, ${MOST_COUNTED}) as total, events.id, title, description, venue, address, event_date,
      events.sale_start_date, sale_end_date, poster_image_url, ${statusNow} as status, artist_name,
      ticket_type_count, min_price, max_price
    from counted left join (paged join events on events.id = paged.id) on true
    order by events.sale_start_date, events.id`;
}

/** One alone is looked up as such, which an index of its own serves best. */
function inAny(statuses: EventStatus[]) {
  if (statuses.length === 0) return sql``;
  return statuses.length === 1 ? sql` and e.status = ${statuses[0]}` : sql` and e.status = any(${statuses})`;
}
