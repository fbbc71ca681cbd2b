import type { OpenAPIHono } from '@hono/zod-openapi';
import type { QueryExecutorProvider } from 'kysely';
import type { AppEnv } from '../http/app-env.ts';
import { adminOnly } from '../http/authentication.ts';
import { actView, auditRoute } from './audit.route.ts';
import { listActs } from './list-acts.ts';

/** Lets administrators read the acts in this database. Whoever comes to `/api/admin` is authenticated before. */
export function serveAudit(app: OpenAPIHono<AppEnv>, service: string, db: QueryExecutorProvider): void {
  const route = auditRoute(service);
  app.use(route.path, adminOnly);
  app.openapi(route, async (c) => {
    const { acts, next } = await listActs(db, c.req.valid('query'));
    return c.json({ acts: acts.map(actView), next }, 200);
  });
}
