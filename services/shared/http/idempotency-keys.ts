import { type QueryExecutorProvider, sql } from 'kysely';
import { LEASE_SECONDS, whileRenewed } from '../database/lease.ts';

/** First answers, by user and key; see `idempotent`. */
export const createIdempotencyKeys = sql`
  create table idempotency_keys (
    user_id uuid not null,
    key text not null,
    request_hash text not null,
    attempt_id uuid not null default gen_random_uuid(),
    status int,
    body text,
    created_at timestamptz not null default now(),
    running_until timestamptz not null,
    primary key (user_id, key)
  )`;

/** How often a request was begun: who was believed dead, and has been taken over, no longer decides. */
export const countRunsOfIdempotencyKeys = sql`
  alter table idempotency_keys add column runs int not null default 1`;

/** By which old ones are found to be deleted. */
export const indexIdempotencyKeysTime = sql`
  create index idempotency_keys_by_time on idempotency_keys (created_at)`;

export type Key = { userId: string; key: string };

/** A request in the hands of this process. */
export type Run = Key & {
  /** Stays the same for as long as the key is kept, however often the request is begun. */
  attemptId: string;
  number: number;
};

export type Stored = { request_hash: string; status: number | null; body: string | null };

const leaseEnd = sql`clock_timestamp() + make_interval(secs => ${sql.lit(LEASE_SECONDS)})`;
const isOver = sql`k.created_at < now() - interval '24 hours'`;

/** Wins the key, or takes it over from a process that died while it ran; undefined when it is not to be had. */
export async function beginRun(
  db: QueryExecutorProvider,
  { userId, key }: Key,
  requestHash: string,
): Promise<Run | undefined> {
  const { rows } = await sql<{ attempt_id: string; runs: number }>`
    insert into idempotency_keys as k (user_id, key, request_hash, running_until)
    values (${userId}, ${key}, ${requestHash}, ${leaseEnd})
    on conflict (user_id, key) do update
      set running_until = excluded.running_until, request_hash = excluded.request_hash,
          status = null, body = null,
          created_at = case when ${isOver} then now() else k.created_at end,
          attempt_id = case when ${isOver} then excluded.attempt_id else k.attempt_id end,
          runs = case when ${isOver} then 1 else k.runs + 1 end
      where (k.status is null and k.running_until <= clock_timestamp()
             and k.request_hash = excluded.request_hash)
         or ${isOver}
    returning attempt_id, runs`.execute(db);
  const [row] = rows;
  return row && { userId, key, attemptId: row.attempt_id, number: row.runs };
}

/** What the key stands for, answered or not. */
export async function findStored(
  db: QueryExecutorProvider,
  { userId, key }: Key,
): Promise<Stored | undefined> {
  const { rows } = await sql<Stored>`
    select request_hash, status, body
    from idempotency_keys where user_id = ${userId} and key = ${key}`.execute(db);
  return rows[0];
}

/**
 * Keeps the key in this process's hands while `act` runs. A repeat that is let in early all the same is made under
 * the same attempt.
 */
export function whileRunning<T>(db: QueryExecutorProvider, run: Run, act: () => Promise<T>): Promise<T> {
  const renew = () =>
    sql`update idempotency_keys set running_until = ${leaseEnd} where ${isRun(run)}`.execute(db);
  return whileRenewed(renew, act);
}

/** The answer that every repeat gets from now on. */
export const keepAnswer = (db: QueryExecutorProvider, run: Run, status: number, body: string) =>
  sql`update idempotency_keys set status = ${status}, body = ${body} where ${isRun(run)}`.execute(db);

/** Nothing came of it: the next repeat begins at once. */
export const giveBack = (db: QueryExecutorProvider, run: Run) =>
  sql`update idempotency_keys set running_until = clock_timestamp() where ${isRun(run)}`.execute(db);

const isRun = ({ userId, key, number }: Run) =>
  sql`user_id = ${userId} and key = ${key} and runs = ${number} and status is null`;
