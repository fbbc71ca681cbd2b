import { type Books, sentences } from '../books.ts';

/**
 * As many good tickets as people who bought, of what they bought: none more, none fewer, none of anything that is
 * not confirmed, and nobody let in by one that was void. Of a scan made without a network the time is a phone's word:
 * one that was sent after the ticket was void, and let somebody in, these rows cannot tell from one before.
 */
export const goodTickets = (books: Books) =>
  sentences(
    books,
    'reservation',
    `with good as (
       select reservation_id, seat_id, ticket_type_id, count(*) as tickets
       from tickets where voided_at is null group by reservation_id, seat_id, ticket_type_id),
     people as (
       select i.reservation_id, i.seat_id, i.ticket_type_id, max(i.label) as label, sum(i.quantity) as admits
       from reservation_items i join reservations r on r.id = i.reservation_id and r.status = 'confirmed'
       group by i.reservation_id, i.seat_id, i.ticket_type_id)
     select format('reservation %s admits %s to %s by %s good tickets', p.reservation_id, p.admits, p.label,
                   coalesce(g.tickets, 0)) as sentence
     from people p left join good g on g.reservation_id = p.reservation_id
       and g.seat_id is not distinct from p.seat_id and g.ticket_type_id is not distinct from p.ticket_type_id
     where p.admits <> coalesce(g.tickets, 0)
     union all
     select format('ticket %s is good for %s, which its reservation does not have', t.id, t.label)
     from tickets t join reservations r on r.id = t.reservation_id and r.status = 'confirmed'
     left join people p on p.reservation_id = t.reservation_id
       and p.seat_id is not distinct from t.seat_id and p.ticket_type_id is not distinct from t.ticket_type_id
     where t.voided_at is null and p.reservation_id is null
     union all
     select format('ticket %s is good, its reservation is %s', t.id, r.status)
     from tickets t join reservations r on r.id = t.reservation_id
     where t.voided_at is null and r.status <> 'confirmed'
     union all
     select format('seat %s has %s good tickets', seat_id, count(*))
     from tickets where voided_at is null and seat_id is not null
     group by seat_id having count(*) > 1
     union all
     select format('ticket %s let somebody in when it was void', id)
     from tickets where admitted_at > voided_at + interval '${A_TRANSACTION}'`,
  );

/** A ticket is void from when the transaction began that made it so, which may be this long before others saw it. */
const A_TRANSACTION = '1 minute';
