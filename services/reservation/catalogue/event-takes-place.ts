import { sql } from 'kysely';

/** SQL for the event of reservation `r`: it was neither cancelled nor deleted. */
export const eventTakesPlace = sql<boolean>`exists (
  select from event_copies e where e.id = r.event_id and e.status = 'scheduled')`;
