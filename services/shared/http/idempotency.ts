import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
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
    attempt_id uuid not null default gen_random_uuid(),
    status int,
    body text,
    created_at timestamptz not null default now(),
    running_until timestamptz not null,
    primary key (user_id, key)
  )`;

const STILL_RUNNING = '같은 요청을 처리하고 있습니다. 잠시 후 다시 시도해 주세요.';
const KEY = /^[\x21-\x7e]{1,255}$/;

type Stored = { request_hash: string; status: number | null; body: string | null };

/**
 * Honours `Idempotency-Key` behind `authenticated`: a repeat gets the first answer, another request
 * under the same key 422, a repeat while the first still runs `whileRunning` (409). What was done is
 * kept, and a card that was declined; every other refusal or fault had no effect and is decided anew.
 * `attemptId` of the context stays the same for as long as the key is kept, also over a crash: what
 * is made under it is made once.
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

    const attemptId = await begin(db, userId, key, requestHash);
    if (!attemptId) {
      const stored = await find(db, userId, key);
      if (stored && stored.request_hash !== requestHash) throw new AppError('IDEMPOTENCY_CONFLICT');
      if (!stored || stored.status === null) throw new AppError(whileRunning, { message: STILL_RUNNING });
      c.header('idempotency-replayed', 'true');
      return c.body(stored.body ?? '', asStatus(stored.status), { 'content-type': 'application/json' });
    }
    c.set('attemptId', attemptId);
    await next();
    const isFinal = c.res.ok || (await codeOf(c.res)) === 'PAYMENT_DECLINED';
    const keeping = isFinal
      ? finish(db, userId, key, c.res.status, await c.res.clone().text())
      : giveBack(db, userId, key);
    // The answer says what became of the act, also when it cannot be kept: a repeat runs under the same
    // `attemptId` once the key is free, and finds what was made.
    await keeping.catch(() => undefined);
  };
}

/** Wins the key, or takes it over from a process that died while it ran. */
async function begin(
  db: QueryExecutorProvider,
  userId: string,
  key: string,
  hash: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ attempt_id: string }>`
    insert into idempotency_keys as k (user_id, key, request_hash, running_until)
    values (${userId}, ${key}, ${hash}, now() + interval '60 seconds')
    on conflict (user_id, key) do update
      set running_until = excluded.running_until, request_hash = excluded.request_hash,
          status = null, body = null,
          created_at = case when k.created_at < now() - interval '24 hours' then now() else k.created_at end,
          attempt_id = case when k.created_at < now() - interval '24 hours' then excluded.attempt_id else k.attempt_id end
      where (k.status is null and k.running_until <= now() and k.request_hash = excluded.request_hash)
         or k.created_at < now() - interval '24 hours'
    returning attempt_id`.execute(db);
  return rows[0]?.attempt_id;
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

const giveBack = (db: QueryExecutorProvider, userId: string, key: string) =>
  sql`update idempotency_keys set running_until = now() where user_id = ${userId} and key = ${key}`.execute(
    db,
  );

/** Only statuses that Hono sent before are stored. */
const asStatus = (status: number) => status as ContentfulStatusCode;

async function codeOf(response: Response): Promise<unknown> {
  if (response.status < 400) return undefined;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
}
