import { count } from '../../crowd/system/databases.ts';

/** How the books of an event's seats stand: each held or sold seat has one reservation, and one only. */
export async function soldSeats(eventId: string): Promise<string> {
  const taken = await count(
    'reservation',
    "select count(*) from seats where event_id = $1 and status <> 'available'",
    [eventId],
  );
  const twice = await count(
    'reservation',
    `select count(*) from (
       select seat_id from reservation_items i join reservations r on r.id = i.reservation_id
       where r.event_id = $1 and r.status in ('pending', 'paying', 'confirmed')
       group by seat_id having count(*) > 1) as doubles`,
    [eventId],
  );
  return `${taken} seats, ${twice} twice`;
}

/** Tickets of an event that are left. */
export const ticketsLeft = (eventId: string): Promise<number> =>
  count('reservation', 'select sum(available_quantity) as count from ticket_types where event_id = $1', [
    eventId,
  ]);
