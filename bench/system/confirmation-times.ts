import { z } from 'zod';
import { databaseOf } from '../../crowd/system/databases.ts';

const Times = z.array(z.object({ ms: z.number() }));

/** How long each payment of an event waited from its money to its ticket, in ms, by payment's own database. */
export async function confirmationTimes(eventId: string): Promise<number[]> {
  const { rows } = await databaseOf('payment').query(
    `select (extract(epoch from confirmed_at - paid_at) * 1000)::float8 as ms
     from payments where reservation ->> 'eventId' = $1 and confirmed_at is not null`,
    [eventId],
  );
  return Times.parse(rows).map(({ ms }) => ms);
}
