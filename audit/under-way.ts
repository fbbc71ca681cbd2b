import { type Books, sentences } from './books.ts';
import { PAYMENTS } from './payments.ts';

/** What is not decided yet, and that is no mistake while somebody is at it. */
export async function underWay(books: Books): Promise<string[]> {
  const found = await Promise.all([
    sentences(
      books,
      'payment',
      `select format('payment %s is %s, %s', id, status,
                     case status when 'SUCCESS' then 'and not confirmed' else 'not decided' end) as sentence
       from (${PAYMENTS}) payments where is_open
       union all
       select format('charge %s is PROCESSING', id) from point_charges where status = 'PROCESSING'
       union all
       select format('%s events wait in the outbox of payment', count(*)) from outbox having count(*) > 0`,
    ),
    sentences(
      books,
      'reservation',
      `select format('reservation %s is cancelled, its money not back yet', id) as sentence
       from reservations where status in ('cancelled', 'expired') and payment_status = 'completed' and total_amount > 0
       union all
       select format('%s events wait in the outbox of reservation', count(*)) from outbox having count(*) > 0`,
    ),
  ]);
  return found.flat();
}
