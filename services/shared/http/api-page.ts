import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from './app-env.ts';
import { describeSecurity, openApiDocument } from './openapi.ts';
import { readScalarScript, scalarPage } from './scalar-page.ts';

const ONE_DAY = 'public, max-age=86400';

/** Serves the OpenAPI document at `/openapi.json` and a page to browse and try it at `/api-docs`. */
export function apiPage(app: OpenAPIHono<AppEnv>, service: string, version: string): void {
  describeSecurity(app);
  // Beside the page too: the origin knows this service's API by one prefix.
  for (const path of ['/openapi.json', '/api-docs/openapi.json'])
    app.get(path, (c) => c.json(openApiDocument(app, service, version)));
  for (const path of ['/api-docs', '/api-docs/']) {
    app.get(path, async (c) => {
      const sources = [{ title: service, slug: service, url: 'openapi.json' }];
      const { html, contentSecurityPolicy } = await scalarPage(`Tiketi ${service} API`, sources);
      c.header('content-security-policy', contentSecurityPolicy);
      return c.html(html);
    });
  }
  app.get('/api-docs/scalar.js', async (c) => {
    const script = await readScalarScript();
    if (!script) return c.notFound();
    return c.body(script, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': ONE_DAY,
    });
  });
}
