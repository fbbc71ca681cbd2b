import { type QueryExecutorProvider, sql } from 'kysely';
import { uuidv7 } from '#shared/ids.ts';
import type { HistoryType, PointHistory, ReferenceType } from '../db/schema.ts';

export type Movement = {
  userId: string;
  type: HistoryType;
  /** Signed: in is positive, out is negative. */
  amount: number;
  referenceType: ReferenceType;
  referenceId: string | null;
  /** Where one reference moves points more than once: what moved them this time. */
  causeId?: string;
  description: string;
};

/**
 * Moves points: the balance and its history row change in one statement, so that the chain of
 * `balance_after` has no gap however many move at once. Returns undefined, with nothing written,
 * when the balance does not allow it.
 */
export async function movePoints(
  tx: QueryExecutorProvider,
  movement: Movement,
): Promise<PointHistory | undefined> {
  const { userId, type, amount, referenceType, referenceId, causeId, description } = movement;
  const { rows } = await sql<PointHistory>`
    with changed as (${amount < 0 ? takeOut(userId, -amount) : putIn(userId, amount)})
    insert into point_histories
      (id, user_id, sequence, type, amount, balance_after, reference_type, reference_id, cause_id,
       description)
    select ${uuidv7()}, user_id, version, ${type}, ${amount}, balance,
           ${referenceType}, ${referenceId}, ${causeId ?? null}, ${description}
    from changed
    returning *`.execute(tx);
  return rows[0];
}

const takeOut = (userId: string, amount: number) => sql`
  update points set balance = balance - ${amount}, version = version + 1, updated_at = clock_timestamp()
  where user_id = ${userId} and balance >= ${amount}
  returning user_id, version, balance`;

/** The first points a user gets make their account. */
const putIn = (userId: string, amount: number) => sql`
  insert into points as p (user_id, balance, version) values (${userId}, ${amount}, 1)
  on conflict (user_id) do update
    set balance = p.balance + excluded.balance, version = p.version + 1, updated_at = clock_timestamp()
  returning user_id, version, balance`;
