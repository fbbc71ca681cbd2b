import { OpenAPIHono } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import type { ZodError } from 'zod';
import { isDatabaseAway } from '../database/away.ts';
import type { Logger } from '../telemetry/logger.ts';
import { apiPage } from './api-page.ts';
import type { AppEnv } from './app-env.ts';
import { sendError } from './error-body.ts';
import { AppError } from './errors.ts';
import { type HealthChecks, healthRoutes } from './health.ts';
import { limitBody, readJsonBody } from './request-body.ts';
import { requestLog } from './request-log.ts';
import { secureHeaders } from './secure-headers.ts';
import { notInvoked, sidecarOnly } from './sidecar-only.ts';
import { stillAwaited } from './still-awaited.ts';

export type HttpOptions = {
  service: string;
  version: string;
  log: Logger;
  appApiToken: string;
  health: HealthChecks;
  /** Paths that also take files, as multipart/form-data. */
  uploads?: readonly string[];
};

/**
 * The frame of every service: request ids, one error body, JSON bodies read with care,
 * health, metrics, the API's own page, and doors that only the sidecar may use.
 */
export function createHttp(options: HttpOptions): OpenAPIHono<AppEnv> {
  const { service, version, log, appApiToken, health, uploads = [] } = options;
  const app = new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (!result.success) throw invalid(result.target, result.error);
    },
  });
  app.use(requestLog(log));
  app.use(secureHeaders);
  app.use(limitBody(uploads));
  app.use(readJsonBody(uploads));
  app.use(stillAwaited);
  for (const path of ['/internal/*', '/events/*', '/jobs/*']) app.use(path, sidecarOnly(appApiToken));
  for (const path of ['/events/*', '/jobs/*']) app.use(path, notInvoked);
  // Where dapr/subscriptions/ sends the types of a topic that a service has no interest in.
  app.post('/events/ignored', (c) => c.json({ status: 'SUCCESS' }));
  healthRoutes(app, service, version, health);
  apiPage(app, service, version);

  app.notFound((c) => {
    c.set('unrouted', true);
    return sendError(c, new AppError('NOT_FOUND'));
  });
  app.onError((thrown, c) => {
    const error = toAppError(thrown);
    if (error.status >= 500) log.error({ err: error.cause ?? error, code: error.code }, 'request failed');
    return sendError(c, error);
  });
  return app;
}

/** Names the fields at fault, never their values: one of them may be a password. */
function invalid(target: string, error: ZodError): AppError {
  if (target === 'param') return new AppError('INVALID_ID');
  const fields = error.issues.map((issue) => ({ path: issue.path.join('.'), msg: issue.message }));
  return new AppError('VALIDATION_ERROR', { details: { fields } });
}

function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof HTTPException && thrown.status < 500)
    return new AppError('VALIDATION_ERROR', { cause: thrown });
  if (isDatabaseAway(thrown)) return new AppError('UPSTREAM_UNAVAILABLE', { cause: thrown });
  return new AppError('INTERNAL', { cause: thrown });
}
