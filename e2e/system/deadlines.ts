import type { Buyer } from '../../story/client/buyer.ts';
import { Refused } from '../../story/client/http.ts';
import { until } from '../../story/client/until.ts';
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

/**
 * Takes a seat whose hold has run out. Should the cleaner be tidying that very seat, whoever asks in these
 * milliseconds hears that it is taken: a hold does not wait for a row that somebody else has in hand.
 */
export const holdLapsed = (buyer: Buyer, eventId: string, seatId: string) =>
  until(
    'the seat is theirs',
    () =>
      buyer.holdSeat(eventId, seatId).catch((refusal) => {
        if (refusal instanceof Refused && refusal.code === 'SEAT_UNAVAILABLE') return undefined;
        throw refusal;
      }),
    (held) => held !== undefined,
  );
