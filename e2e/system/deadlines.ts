import { connected } from './databases.ts';

/** Deadlines are the database's: the tests move them instead of waiting for them. */
export async function letHoldRunOut(reservationId: string): Promise<void> {
  await connected('reservation', async (client) => {
    await client.query(
      `update reservations set expires_at = clock_timestamp(), held_until = clock_timestamp()
       where id = $1 and status in ('pending', 'paying')`,
      [reservationId],
    );
    await client.query(
      `update seats set held_until = clock_timestamp() where reservation_id = $1 and status = 'locked'`,
      [reservationId],
    );
  });
}
