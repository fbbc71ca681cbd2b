import { sql } from 'kysely';

/**
 * SQL for the event `e`: there was something to sell and nothing is left, not even what is merely held.
 * The look for what is left comes first, for it ends at the first thing it finds.
 */
export const soldOut = sql<boolean>`
  case when e.layout is not null then
    not exists (select from seats s where s.event_id = e.id and s.status <> 'reserved')
    and exists (select from seats s where s.event_id = e.id)
  else
    not exists (select from ticket_types t where t.event_id = e.id and t.available_quantity > 0)
    and exists (select from ticket_types t where t.event_id = e.id)
    and not exists (
      select from reservations r
      where r.event_id = e.id and r.kind = 'tickets' and r.status in ('pending', 'paying'))
  end`;
