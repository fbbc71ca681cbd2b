import { connected } from './databases.ts';

/** A key that was brought in a moment ago signs from now on: another one may follow. */
export async function letNewKeySign(): Promise<void> {
  await connected('auth', (client) =>
    client.query('update signing_keys set signs_from = now() where signs_from > now()'),
  );
}

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
