import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { type QueryExecutorProvider, sql } from 'kysely';
import type { AppEnv } from './app-env.ts';
import { currentUser } from './authentication.ts';
import { AppError, type ErrorCode } from './errors.ts';

/** First answers, by user and key; see `idempotent`. */
export const createIdempotencyKeys = sql`
  create table idempotency_keys (
    user_id uuid not null,
    key text not null,
    request_hash text not null,
    status int,
    body text,
    created_at timestamptz not null default now(),
    running_until timestamptz not null,
    primary key (user_id, key)
  )`;

const KEY = /^[\x21-\x7e]{1,255}$/;

type Stored = { request_hash: string; status: number | null; body: string | null };

/**
 * Honours `Idempotency-Key` behind `authenticated`: a repeat gets the first answer, another request
 * under the same key 422, a repeat while the first still runs `whileRunning` (409). Faults (5xx) and
 * refusals that pass by themselves are not kept, so that they can be tried again with the same key.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export function idempotent(db: QueryExecutorProvider, whileRunning: ErrorCode): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const key = c.req.header('idempotency-key');
    if (key === undefined || c.req.method === 'GET') return next();
    if (!KEY.test(key)) throw new AppError('VALIDATION_ERROR');
    const { userId } = currentUser(c);
    const requestHash = createHash('sha256')
      .update(`${c.req.method} ${c.req.path}\n${await c.req.text()}`)
      .digest('base64url');

    if (!(await begin(db, userId, key, requestHash))) {
      const stored = await find(db, userId, key);
      if (stored && stored.request_hash !== requestHash) throw new AppError('IDEMPOTENCY_CONFLICT');
      if (!stored || stored.status === null) throw new AppError(whileRunning);
      return new Response(stored.body, {
        status: stored.status,
        headers: { 'content-type': 'application/json', 'idempotency-replayed': 'true' },
      });
    }
    await next();
    if (isFinal(c.res.status, whileRunning, await codeOf(c.res))) {
      await finish(db, userId, key, c.res.status, await c.res.clone().text());
    } else await forget(db, userId, key);
  };
}

/** Wins the key, or takes it over from a process that died while it ran. */
async function begin(db: QueryExecutorProvider, userId: string, key: string, hash: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into idempotency_keys as k (user_id, key, request_hash, running_until)
    values (${userId}, ${key}, ${hash}, now() + interval '60 seconds')
    on conflict (user_id, key) do update
      set running_until = excluded.running_until, request_hash = excluded.request_hash,
          status = null, body = null, created_at = now()
      where (k.status is null and k.running_until < now() and k.request_hash = excluded.request_hash)
         or k.created_at < now() - interval '24 hours'`.execute(db);
  return numAffectedRows === 1n;
}

async function find(db: QueryExecutorProvider, userId: string, key: string): Promise<Stored | undefined> {
  const { rows } = await sql<Stored>`
    select request_hash, status, body
    from idempotency_keys where user_id = ${userId} and key = ${key}`.execute(db);
  return rows[0];
}

const finish = (db: QueryExecutorProvider, userId: string, key: string, status: number, body: string) =>
  sql`update idempotency_keys set status = ${status}, body = ${body}
      where user_id = ${userId} and key = ${key}`.execute(db);

const forget = (db: QueryExecutorProvider, userId: string, key: string) =>
  sql`delete from idempotency_keys where user_id = ${userId} and key = ${key} and status is null`.execute(db);

const isFinal = (status: number, whileRunning: ErrorCode, code: unknown) =>
  status < 500 && status !== 429 && code !== whileRunning;

async function codeOf(response: Response): Promise<unknown> {
  if (response.status < 400) return undefined;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
}
