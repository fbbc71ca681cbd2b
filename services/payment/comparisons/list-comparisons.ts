import type { Kysely } from 'kysely';
import type { Comparison, PaymentTables } from '../db/schema.ts';

export type ComparisonSearch = { day?: string | undefined; before?: string | undefined; limit: number };

/** Reports, the newest first; of one day, or of all. `next` is the last one when there are more. */
export async function listComparisons(
  db: Kysely<PaymentTables>,
  { day, before, limit }: ComparisonSearch,
): Promise<{ comparisons: Comparison[]; next: string | null }> {
  const rows = await db
    .selectFrom('gateway_comparisons')
    .selectAll()
    .$if(day !== undefined, (query) => query.where('day', '=', day ?? ''))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const comparisons = rows.slice(0, limit);
  return { comparisons, next: rows.length > limit ? (comparisons.at(-1)?.id ?? null) : null };
}
