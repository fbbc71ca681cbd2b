import { type Books, sentences } from '../books.ts';
import { PAYMENTS } from '../payments.ts';

/**
 * What the ledger took for a payment and gave back is what the payment says, what it credited for a charge is
 * what was charged, and no entry speaks of a payment that is not there.
 */
export const pointsOfPayments = (books: Books) =>
  sentences(
    books,
    'payment',
    `with moved as (
       select reference_id as id,
              -coalesce(sum(amount) filter (where type = 'USE'), 0) as used,
              coalesce(sum(amount) filter (where type in ('CANCEL', 'REFUND')), 0) as returned,
              coalesce(sum(amount) filter (where type = 'CHARGE'), 0) as charged
       from point_histories where reference_type <> 'MANUAL' group by reference_id),
     payments as (${PAYMENTS})
     select format('payment %s (%s): %s points used and %s back, the ledger says %s and %s',
                   p.id, p.status, p.points_used, p.points_returned, coalesce(m.used, 0), coalesce(m.returned, 0))
              as sentence
     from payments p left join moved m using (id)
     where coalesce(m.used, 0) <> p.points_used or coalesce(m.returned, 0) <> p.points_returned
     union all
     select format('charge %s (%s) of %s: the ledger has %s', c.id, c.status, c.amount, coalesce(m.charged, 0))
     from point_charges c left join moved m using (id)
     where coalesce(m.charged, 0) <> case c.status when 'SUCCESS' then c.amount else 0 end
     union all
     select format('the ledger moves points for %s, which is no payment and no charge', m.id)
     from moved m
     where not exists (select from payments p where p.id = m.id)
       and not exists (select from point_charges c where c.id = m.id)`,
  );
