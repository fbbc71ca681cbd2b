import type { MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { QueryExecutorProvider } from 'kysely';
import type { Logger } from '../telemetry/logger.ts';
import type { AppEnv } from './app-env.ts';
import { currentUser } from './authentication.ts';
import { AppError, type ErrorCode } from './errors.ts';
import { beginRun, findStored, giveBack, keepAnswer, type Run, whileRunning } from './idempotency-keys.ts';
import { requestHash } from './request-hash.ts';

const STILL_RUNNING = '같은 요청을 처리하고 있습니다. 잠시 후 다시 시도해 주세요.';
const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * Honours `Idempotency-Key` behind `authenticated` and `adminOnly`: a repeat gets the first answer, another
 * request under the same key 422, a repeat while the first still runs `stillRunning` (409). What was done is
 * kept for 24 hours, and a card that was declined; every other refusal or fault had no effect and is decided
 * anew. A process that dies holds its key for some seconds. `attemptId` of the context stays the same for as
 * long as the key is kept, also over a crash: what is made under it is made once.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export function idempotent(
  { db, log }: { db: QueryExecutorProvider; log: Logger },
  stillRunning: ErrorCode,
): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const key = c.req.header('idempotency-key');
    if (key === undefined || c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    if (!KEY.test(key)) throw new AppError('VALIDATION_ERROR');
    const of = { userId: currentUser(c).userId, key };
    const hash = requestHash(c.req.method, c.req.path, await c.req.text());

    const run = await beginRun(db, of, hash);
    if (!run) {
      const stored = await findStored(db, of);
      if (stored && stored.request_hash !== hash) throw new AppError('IDEMPOTENCY_CONFLICT');
      if (!stored || stored.status === null)
        throw new AppError(stillRunning, { message: STILL_RUNNING, retryAfterSeconds: 1 });
      c.header('idempotency-replayed', 'true');
      return c.body(stored.body ?? '', asStatus(stored.status), { 'content-type': 'application/json' });
    }
    c.set('attemptId', run.attemptId);
    c.set('isRepeat', run.number > 1);
    await whileRunning(db, run, next);
    // What was done is not told as a fault because it cannot be kept: a repeat finds it done.
    await record(db, run, c.res).catch((error) =>
      log.warn(
        { err: error, attemptId: run.attemptId, status: c.res.status },
        'how a request ended was not noted under its key',
      ),
    );
  };
}

async function record(db: QueryExecutorProvider, run: Run, answer: Response): Promise<void> {
  if (answer.ok || (await codeOf(answer)) === 'PAYMENT_DECLINED') {
    await keepAnswer(db, run, answer.status, await answer.clone().text());
  } else await giveBack(db, run);
}

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
