import { type Books, sentences } from '../books.ts';

/** A sold seat belongs to one confirmed reservation, and each such reservation has its seats. */
export const seats = (books: Books) =>
  sentences(
    books,
    'reservation',
    `select format('seat %s (%s) is %s for a reservation that is %s', s.id, s.seat_label, s.status, coalesce(r.status, 'none'))
              as sentence
     from seats s left join reservations r on r.id = s.reservation_id
     where (s.status = 'reserved' and r.status is distinct from 'confirmed')
        or (s.status <> 'reserved' and r.status = 'confirmed')
     union all
     select format('reservation %s has not its seat %s', r.id, i.label)
     from reservations r join reservation_items i on i.reservation_id = r.id and i.seat_id is not null
     left join seats s on s.id = i.seat_id and s.reservation_id = r.id and s.status = 'reserved'
     where r.status = 'confirmed' and s.id is null
     union all
     select format('seat %s is sold %s times', i.seat_id, count(*))
     from reservations r join reservation_items i on i.reservation_id = r.id and i.seat_id is not null
     where r.status = 'confirmed'
     group by i.seat_id having count(*) > 1`,
  );
