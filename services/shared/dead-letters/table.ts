import { sql } from 'kysely';

/**
 * Events that this service has given up, each once, by the event's id. `envelope` is all that came, as it
 * came: it is needed to replay it, and may hold what a buyer would not like to see in a log.
 */
export const createDeadLetters = [
  sql`
    create table dead_letters (
      id text primary key,
      topic text not null,
      type text not null,
      envelope json not null, -- json, for jsonb refuses some of what a broken event may hold
      reason text,
      times int not null default 1,
      first_seen_at timestamptz not null default now(),
      last_seen_at timestamptz not null default now(),
      replayed_at timestamptz
    )`,
  sql`create index dead_letters_waiting on dead_letters (topic) where replayed_at is null`,
];
