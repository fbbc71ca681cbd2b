import { sql } from 'kysely';

/**
 * Layouts can be edited, and an event keeps the one it was made with: its seats are those. A trigger gives it to
 * an event that comes without, which is how a version before this one writes events.
 */
export const keepLayouts = [
  sql`alter table seat_layouts add column version int not null default 1`,
  sql`alter table events add column layout jsonb`,
  sql`update events set layout = layout_config from seat_layouts where seat_layouts.id = seat_layout_id`,
  sql`
    create function keep_event_layout() returns trigger language plpgsql as $$
    begin
      new.layout := (select layout_config from seat_layouts where id = new.seat_layout_id);
      return new;
    end $$`,
  sql`
    create trigger keep_event_layout before insert on events
    for each row when (new.layout is null and new.seat_layout_id is not null)
    execute function keep_event_layout()`,
  // Whoever deletes a layout asks for its events.
  sql`create index on events (seat_layout_id) where seat_layout_id is not null`,
];
