import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { EventData } from '#shared/events/contracts.ts';
import type { ReservationTables } from '../db/schema.ts';

/** Stands for all users of an event, in the place of one. */
const EVERYBODY = '00000000-0000-0000-0000-000000000000';

/**
 * SQL for the number up to which the visits of a user to an event are over; 0 when none is. One look at the
 * primary key for the user and one for everybody, in whatever statement the caller makes anyway.
 */
export const endedUpTo = (eventId: string, userId: string): RawBuilder<number> => sql`coalesce((
    select max(ended.up_to) from ended_admissions ended
    where ended.event_id = ${eventId} and ended.user_id in (${userId}, ${EVERYBODY})), 0)`;

/**
 * SQL that ends the visits in which the reservations `which` were made. What was made without a visit that is
 * known (the queue was away, or the event has no room) ends none. Rows in one order, and after those of
 * reservations, seats and stock: nobody waits for another in a circle.
 */
export const endVisitsOf = (which: RawBuilder<unknown>): RawBuilder<unknown> =>
  endVisits(sql`
    select event_id, user_id, max(visit) from reservations
    where visit is not null and ${which}
    group by event_id, user_id order by event_id, user_id`);

/** The queue says that a user has left, or that everybody was put out. */
export async function recordEndedAdmission(
  tx: Transaction<ReservationTables>,
  { eventId, userId, upTo }: EventData<'admission.ended'>,
): Promise<void> {
  await endVisits(sql`values (${eventId}::uuid, ${userId ?? EVERYBODY}::uuid, ${upTo}::bigint)`).execute(tx);
}

/** However late and however often it comes: a number never falls. */
const endVisits = (rows: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  insert into ended_admissions as known (event_id, user_id, up_to) ${rows}
  on conflict (event_id, user_id) do update set up_to = excluded.up_to, ended_at = now()
    where excluded.up_to > known.up_to`;
