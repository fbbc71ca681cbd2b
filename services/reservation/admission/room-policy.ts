import type { Transaction } from 'kysely';
import type { EventData } from '#shared/events/contracts.ts';
import type { Db } from '../context.ts';
import type { ReservationTables, WhenAway } from '../db/schema.ts';

/** Keeps what the queue says of a room; an older version changes nothing. */
export async function keepRoomPolicy(
  tx: Transaction<ReservationTables>,
  { eventId, whenAway, version }: EventData<'room.changed'>,
): Promise<void> {
  await tx
    .insertInto('room_policies')
    .values({ event_id: eventId, when_away: whenAway, version })
    .onConflict((conflict) =>
      conflict
        .column('event_id')
        .doUpdateSet((eb) => ({
          when_away: eb.ref('excluded.when_away'),
          version: eb.ref('excluded.version'),
        }))
        .whereRef('room_policies.version', '<', 'excluded.version'),
    )
    .execute();
}

/** Whether who shows no pass may reserve while the queue does not answer: `open` where nobody said otherwise. */
export const readWhenAway =
  (db: Db) =>
  async (eventId: string): Promise<WhenAway> => {
    const policy = await db
      .selectFrom('room_policies')
      .select('when_away')
      .where('event_id', '=', eventId)
      .executeTakeFirst();
    return policy?.when_away ?? 'open';
  };
