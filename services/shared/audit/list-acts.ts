import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';

/** What an administrator did; `at` is UTC, `subjectId` what it was done to. */
export type Act = {
  id: string;
  at: Date;
  actorId: string;
  actorEmail: string;
  action: string;
  subjectId: string;
  details: Record<string, unknown>;
};

export type ActSearch = {
  actorId?: string | undefined;
  action?: string | undefined;
  subjectId?: string | undefined;
  /** The `next` of the answer before. */
  before?: string | undefined;
  limit: number;
};

/** What was done, the newest first; `next` is the last one when there are more. */
export async function listActs(
  db: QueryExecutorProvider,
  search: ActSearch,
): Promise<{ acts: Act[]; next: string | null }> {
  const { rows } = await actsStatement({ ...search, limit: search.limit + 1 }).execute(db);
  const acts = rows.slice(0, search.limit);
  return { acts, next: rows.length > search.limit ? (acts.at(-1)?.id ?? null) : null };
}

/** Each filter has its index. */
export function actsStatement({ actorId, action, subjectId, before, limit }: ActSearch): RawBuilder<Act> {
  const wanted = [
    sql`true`,
    ...(actorId ? [sql`actor_id = ${actorId}`] : []),
    ...(action ? [sql`action = ${action}`] : []),
    ...(subjectId ? [sql`subject_id = ${subjectId}`] : []),
    // By its time as the database keeps it, which is finer than a clock of JavaScript.
    ...(before ? [sql`(at, id) < ((select at from audit_log where id = ${before}), ${before}::uuid)`] : []),
  ];
  return sql<Act>`
    select id, at, actor_id as "actorId", actor_email as "actorEmail", action, subject_id as "subjectId", details
    from audit_log where ${sql.join(wanted, sql` and `)}
    order by at desc, id desc limit ${limit}`;
}
