import { sql } from 'kysely';

/**
 * The status as a column, so that lists by status go by an index. A trigger writes it with every row, by
 * the rule event_status; `status_until` is when the clock may change it next, null when it never will.
 */
export const keepStatus = [
  sql`
    alter table events
      add column status text not null default 'upcoming'
        check (status in ('upcoming', 'on_sale', 'sold_out', 'ended', 'cancelled')),
      add column status_until timestamptz`,
  sql`
    create function event_status_until(e events, at timestamptz) returns timestamptz language sql immutable
    return case
      when e.cancelled_at is not null or e.deleted_at is not null then null
      when at >= least(e.sale_end_date, e.event_date) then null
      when at < e.sale_start_date then least(e.sale_start_date, e.sale_end_date, e.event_date)
      else least(e.sale_end_date, e.event_date)
    end`,
  sql`
    create function keep_event_status() returns trigger language plpgsql as $$
    declare
      at timestamptz := clock_timestamp();
    begin
      new.status := event_status(new, at);
      new.status_until := event_status_until(new, at);
      return new;
    end $$`,
  sql`
    create trigger keep_event_status before insert or update on events
    for each row execute function keep_event_status()`,
  // Touching the rows that are there has the trigger write theirs.
  sql`update events set version = version`,
  sql`create index on events (status_until)`,
  // Lists of all events, and by status; deleted ones are in none.
  sql`drop index events_sale_start_date_id_idx`,
  sql`create index events_by_sale on events (sale_start_date, id) where deleted_at is null`,
  sql`create index events_by_status on events (status, sale_start_date, id) where deleted_at is null`,
];
