import { createRoute, z } from '@hono/zod-openapi';
import { expect, test } from 'vitest';
import { silent } from '../testing/database.ts';
import { createHttp } from './app.ts';
import { answer, bearer, idParams, json, refusals } from './routes.ts';

const app = createHttp({
  service: 'test',
  version: '1.2.3',
  log: silent,
  appApiToken: 'token-of-the-sidecar',
  health: { sidecar: async () => {} },
});
const Thing = z.object({ name: z.string() });
app.openapi(
  createRoute({
    method: 'put',
    path: '/api/admin/things/{thingId}',
    summary: 'Change a thing',
    security: bearer,
    request: { params: idParams('thingId'), body: json(Thing) },
    responses: { 200: answer('The thing', Thing), ...refusals('UNAUTHENTICATED', 'NOT_FOUND') },
  }),
  (c) => c.json(c.req.valid('json'), 200),
);
app.openapi(
  createRoute({
    method: 'post',
    path: '/internal/things',
    summary: 'For other services',
    responses: { 200: answer('The thing', Thing) },
  }),
  (c) => c.json({ name: 'x' }, 200),
);

const documentAt = async (path: string) => (await app.request(path)).json();

test('the document names operations, their groups and who may come', async () => {
  const document = await documentAt('/openapi.json');
  expect(document).toMatchObject({
    openapi: '3.1.0',
    info: { title: 'Tiketi test', version: '1.2.3' },
    servers: [{ url: '/' }],
    tags: [{ name: 'admin things' }, { name: 'internal' }],
    paths: {
      '/api/admin/things/{thingId}': {
        put: { operationId: 'putAdminThingsByThingId', tags: ['admin things'], security: [{ bearer: [] }] },
      },
      '/internal/things': {
        post: { operationId: 'postInternalThings', tags: ['internal'], security: [{ sidecar: [] }] },
      },
    },
    components: {
      securitySchemes: { bearer: { scheme: 'bearer' }, sidecar: { in: 'header', name: 'dapr-api-token' } },
    },
  });
  expect(await documentAt('/api-docs/openapi.json')).toEqual(document);
});

test.each(['/api-docs', '/api-docs/'])(
  'the page at %s is there, and runs only its own scripts',
  async (path) => {
    const response = await app.request(path);
    const html = await response.text();
    expect(response.headers.get('content-type')).toContain('text/html');
    const policy = response.headers.get('content-security-policy') ?? '';
    const nonce = policy.match(/script-src 'nonce-([\w-]+)';/)?.[1];
    for (const script of html.match(/<script[^>]*>/g) ?? []) expect(script).toContain(`nonce="${nonce}"`);
    expect(html).toContain('openapi.json');
  },
);

test('the script of the page comes from here', async () => {
  const response = await app.request('/api-docs/scalar.js');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/javascript');
  expect((await app.request('/api-docs/package.json')).status).toBe(404);
});
