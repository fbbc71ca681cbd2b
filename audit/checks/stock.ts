import { type Books, sentences } from '../books.ts';

/**
 * What is gone from the stock is what living reservations have. A type that nobody has touched is as it was
 * offered: the demo shows one that is sold out from the start.
 */
export const stock = (books: Books) =>
  sentences(
    books,
    'reservation',
    `select format('ticket type %s: %s gone, %s reserved', t.id, t.total_quantity - t.available_quantity,
                   coalesce(sum(i.quantity) filter (where r.id is not null), 0)) as sentence
     from ticket_types t
     left join reservation_items i on i.ticket_type_id = t.id
     left join reservations r on r.id = i.reservation_id and r.status in ('pending', 'paying', 'confirmed')
     where t.version > 0
     group by t.id
     having t.total_quantity - t.available_quantity
       <> coalesce(sum(i.quantity) filter (where r.id is not null), 0)`,
  );
