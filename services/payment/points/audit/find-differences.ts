import { type Kysely, sql } from 'kysely';
import type { PaymentTables } from '../../db/schema.ts';
import type { PointDifference } from './difference.ts';

/**
 * Adds up the ledgers of these accounts and follows their chains. One statement sees both as they were at
 * one moment, so that points which move meanwhile are no difference.
 */
export async function findDifferences(
  db: Kysely<PaymentTables>,
  userIds: string[],
): Promise<PointDifference[]> {
  const { rows } = await sql<PointDifference>`
    select points.user_id as "userId", points.balance, points.version as changes,
           ledger.sum as ledger, ledger.rows, ledger.broken_at as "brokenAt"
    from points cross join lateral (
      select coalesce(sum(amount), 0) as sum, count(*) as rows,
             min(sequence) filter (where sequence <> place or balance_after <> running) as broken_at
      from (
        select sequence, amount, balance_after,
               row_number() over chain as place, sum(amount) over chain as running
        from point_histories where user_id = points.user_id
        window chain as (order by sequence)
      ) as followed
    ) as ledger
    where points.user_id = any(${userIds}::uuid[])
      and (ledger.sum <> points.balance or ledger.rows <> points.version or ledger.broken_at is not null)
    order by points.user_id`.execute(db);
  return rows;
}
