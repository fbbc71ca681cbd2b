import { sql } from 'kysely';

const text = sql`lower(title || ' ' || coalesce(artist_name, '') || ' ' || venue || ' ' || coalesce(address, ''))`;

/**
 * What a search looks into, in small letters. Words of three letters and more go by a trigram index. Shorter
 * ones have no trigram, and most Korean words have two syllables: a second index holds every single letter and
 * every pair of letters of the text, so that a term of one or two letters is one entry of it.
 */
export const addSearch = [
  // In PL/pgSQL, which is ten times as fast here as a query; what comes twice is one entry of the index.
  sql`
    create function search_grams(t text) returns text[] language plpgsql immutable strict parallel safe as $$
    declare
      letters text[] := string_to_array(t, null);
      grams text[] := letters;
    begin
      for i in 1 .. cardinality(letters) - 1 loop
        grams := grams || (letters[i] || letters[i + 1]);
      end loop;
      return grams;
    end $$`,
  // A text as a LIKE pattern for itself anywhere: what LIKE takes for wildcards is meant literally.
  sql`
    create function containing(t text) returns text language sql immutable strict parallel safe
    return '%' || regexp_replace(t, '([\\\\%_])', '\\\\\\1', 'g') || '%'`,
  sql`alter table events drop column search_text`,
  sql`alter table events add column search_text text not null generated always as (${text}) stored`,
  sql`create index events_by_trigrams on events using gin (search_text gin_trgm_ops)`,
  sql`create index events_by_grams on events using gin (search_grams(search_text))`,
];

/** Words that mean each other: a search for the one finds what is called by the other. */
export const createKeywords = [
  sql`
    create table keyword_mappings (
      id uuid primary key default gen_random_uuid(),
      korean varchar(255) not null,
      english varchar(255) not null,
      entity_type text not null check (entity_type in ('artist', 'venue', 'general')),
      unique (korean, english)
    )`,
  sql`create index keyword_mappings_korean on keyword_mappings using gin (lower(korean) gin_trgm_ops)`,
  sql`create index keyword_mappings_english on keyword_mappings using gin (lower(english) gin_trgm_ops)`,
];
