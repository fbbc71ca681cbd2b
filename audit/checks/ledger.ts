import { type Books, sentences } from '../books.ts';

/** The balance is the sum of its ledger, and `balance_after` a chain without a gap. */
export const ledger = (books: Books) =>
  sentences(
    books,
    'payment',
    `with chain as (
       select user_id, sequence, balance_after,
              sum(amount) over (partition by user_id order by sequence) as summed,
              row_number() over (partition by user_id order by sequence) as place
       from point_histories)
     select format('points of %s: entry %s says %s, the sum is %s', user_id, sequence, balance_after, summed) as sentence
     from chain where summed <> balance_after or place <> sequence
     union all
     select format('points of %s: balance %s, ledger %s', p.user_id, p.balance, coalesce(sum(h.amount), 0))
     from points p left join point_histories h using (user_id)
     group by p.user_id, p.balance having p.balance <> coalesce(sum(h.amount), 0)`,
  );
