import { sql } from 'kysely';

/**
 * SQL for the event `e`: there was something to sell and nothing is left, not even what is merely held.
 * Each look ends at the first thing it finds. Written with `limit 1` and not with `exists`, which PostgreSQL
 * would answer from a table of all unsold seats, those of events long over too.
 */
export const soldOut = sql<boolean>`
  case when e.layout is not null then
    (select 1 from seats s where s.event_id = e.id and s.status <> 'reserved' limit 1) is null
    and (select 1 from seats s where s.event_id = e.id limit 1) is not null
  else
    (select 1 from ticket_types t where t.event_id = e.id and t.available_quantity > 0 limit 1) is null
    and (select 1 from ticket_types t where t.event_id = e.id limit 1) is not null
    and (
      select 1 from reservations r
      where r.event_id = e.id and r.kind = 'tickets' and r.status in ('pending', 'paying') limit 1) is null
  end`;
