import { count } from '../../crowd/system/databases.ts';

/** How many accounts have another balance than the sum of their ledger. */
export const differencesOfPoints = (): Promise<number> =>
  count(
    'payment',
    `select count(*) from points p
     where balance <> (select coalesce(sum(amount), 0) from point_histories h where h.user_id = p.user_id)`,
  );
