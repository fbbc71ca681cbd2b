import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from './app-env.ts';

const assets = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const TYPES: Record<string, string> = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
};

/** Serves the OpenAPI document at `/openapi.json` and a page to browse and try it at `/api-docs`. */
export function apiPage(app: OpenAPIHono<AppEnv>, service: string, version: string): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  });
  const document = {
    openapi: '3.1.0',
    info: { title: `Tiketi ${service}`, version },
    servers: [{ url: '/', description: 'the origin, or this service itself' }],
  };
  app.doc31('/openapi.json', document);
  // Beside the page too: the origin knows this service's API by one prefix.
  app.doc31('/api-docs/openapi.json', document);
  app.get('/api-docs', (c) => c.html(page(service)));
  app.get('/api-docs/:file', async (c) => {
    const type = TYPES[c.req.param('file')];
    if (!type) return c.notFound();
    return c.body(await readFile(path.join(assets, c.req.param('file'))), 200, { 'content-type': type });
  });
}

/** Addresses are relative, so that the page also works behind the origin's `/api-docs/<service>`. */
const page = (service: string) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Tiketi ${service} API</title>
<script>document.write('<base href="' + location.pathname.replace(/\\/$/, '') + '/">')</script>
<link rel="stylesheet" href="swagger-ui.css"></head>
<body><div id="api"></div>
<script src="swagger-ui-bundle.js"></script>
<script>SwaggerUIBundle({ url: 'openapi.json', dom_id: '#api', persistAuthorization: true })</script>
</body></html>`;
