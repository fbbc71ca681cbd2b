import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../http/app-env.ts';
import type { Logger } from '../telemetry/logger.ts';

/**
 * A job that a cron binding of components/ calls at POST /jobs/<name>. The sidecar first
 * asks by OPTIONS whether the route is there. A run that fails is tried at the next tick.
 */
export function job(app: OpenAPIHono<AppEnv>, log: Logger, name: string, run: () => Promise<void>): void {
  app.options(`/jobs/${name}`, (c) => c.body(null, 204));
  app.post(`/jobs/${name}`, async (c) => {
    await run().catch((error) =>
      log.warn({ err: error, job: name }, 'job failed, the next tick tries again'),
    );
    return c.json({});
  });
}
