import { createRoute, z } from '@hono/zod-openapi';
import { expect, test } from 'vitest';
import { silent } from '../testing/database.ts';
import { listen } from '../testing/listen.ts';
import { createHttp } from './app.ts';
import { answer, json } from './routes.ts';

const app = createHttp({
  service: 'test',
  version: 'test',
  log: silent,
  appApiToken: 'token-of-the-sidecar',
  health: { sidecar: async () => {} },
  uploads: ['/upload'],
});
app.post('/upload', async (c) => {
  const file = (await c.req.formData()).get('file');
  return c.json({ bytes: file instanceof File ? file.size : null });
});
app.post('/echo', async (c) => c.json(await c.req.json()));
app.get('/echo', (c) => c.json({ q: c.req.query('q') ?? null }));
const Greeting = z.object({ name: z.string() });
app.openapi(
  createRoute({
    method: 'post',
    path: '/greet',
    request: { body: json(Greeting) },
    responses: { 200: answer('The name', Greeting) },
  }),
  (c) => c.json(c.req.valid('json'), 200),
);

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (body?: string, headers: Record<string, string> = JSON_TYPE) =>
  app.request('/echo', { method: 'POST', headers, ...(body !== undefined && { body }) });

test.each([
  ['no body and no content type', undefined, {}],
  ['an empty body', '', JSON_TYPE],
  ['blanks', ' \n', {}],
])('%s reads as {}', async (_, body, headers) => {
  const answer = await post(body, headers);
  expect([answer.status, await answer.json()]).toEqual([200, {}]);
});

test.each([
  ['no body', {}],
  ['an empty body', { body: '', headers: JSON_TYPE }],
])('%s lacks what a route needs: 400, with the names of the fields', async (_, init) => {
  const response = await app.request('/greet', { method: 'POST', ...init });
  expect([response.status, await response.json()]).toMatchObject([
    400,
    { code: 'VALIDATION_ERROR', details: { fields: [{ path: 'name' }] } },
  ]);
});

test.each(['application/json', 'application/json; charset=utf-8', 'application/cloudevents+json'])(
  'a body of %s reaches its route',
  async (type) => {
    const answer = await post('{"a":[1,"이"]}', { 'content-type': type });
    expect(await answer.json()).toEqual({ a: [1, '이'] });
  },
);

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'multipart/form-data'])(
  'a body of %s is 415',
  async (type) => {
    const answer = await post('{"a":1}', { 'content-type': type });
    expect([answer.status, await answer.json()]).toMatchObject([415, { success: false }]);
  },
);

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

test.each([
  ['broken JSON', '{"a":'],
  ['NUL in a value', '{"a":"\\u0000"}'],
  ['NUL in a name', '{"\\u0000":1}'],
  ['NUL deep within', '{"a":[{"b":["x\\u0000y"]}]}'],
  ['half a surrogate pair', '{"a":"\\ud800"}'],
  ['half a surrogate pair in a name', '{"\\udc00":1}'],
  ['more levels than anybody needs', nested(33)],
  ['a hundred levels of objects', `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`],
  ['a tower of brackets', nested(50_000)],
])('%s is 400', async (_, body) => {
  const answer = await post(body);
  expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'VALIDATION_ERROR' }]);
});

test('an emoji and 32 levels are fine', async () => {
  expect((await post('{"a":"🎫"}')).status).toBe(200);
  expect((await post(nested(32))).status).toBe(200);
});

test.each([
  ['__proto__', '{"name":"kim","__proto__":{"role":"admin"}}'],
  ['constructor.prototype', '{"name":"kim","constructor":{"prototype":{"role":"admin"}}}'],
])('%s in a body makes nobody an administrator', async (_, body) => {
  const response = await app.request('/greet', { method: 'POST', headers: JSON_TYPE, body });
  expect([response.status, await response.json()]).toEqual([200, { name: 'kim' }]);
  expect(Object.keys(Object(await (await post(body)).json()))).toHaveLength(2);
  expect({}).not.toHaveProperty('role');
});

test.each([
  ['a list', '[]'],
  ['a text', '"kim"'],
  ['a number', '7'],
  ['null', 'null'],
  ['a field of another type', '{"name":{"$ne":null}}'],
])('%s where an object is wanted is 400', async (_, body) => {
  const response = await app.request('/greet', { method: 'POST', headers: JSON_TYPE, body });
  expect([response.status, await response.json()]).toMatchObject([400, { code: 'VALIDATION_ERROR' }]);
});

test('three megabytes are 413, announced or not, and the connection serves the next', async () => {
  const { url, close } = await listen(app.fetch);
  const body = JSON.stringify('x'.repeat(3 * 1024 * 1024));
  try {
    for (const sent of [body, new Blob([body]).stream()]) {
      const answer = await fetch(`${url}/echo`, {
        method: 'POST',
        headers: JSON_TYPE,
        body: sent,
        ...(typeof sent !== 'string' && { duplex: 'half' as const }),
      });
      expect([answer.status, await answer.json()]).toMatchObject([413, { code: 'PAYLOAD_TOO_LARGE' }]);
    }
    expect((await fetch(`${url}/echo`)).status).toBe(200);
  } finally {
    close();
  }
});

test('a body that breaks off is its sender’s fault, not ours', async () => {
  const body = new ReadableStream({
    pull: (controller) => controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })),
  });
  const init = {
    method: 'POST',
    headers: { ...JSON_TYPE, 'content-length': '100' },
    body,
    duplex: 'half',
  } as const;
  const response = await app.request('/echo', init);
  expect([response.status, await response.json()]).toMatchObject([400, { code: 'VALIDATION_ERROR' }]);
});

test('NUL in an address is 400', async () => {
  expect((await app.request('/echo?q=%00')).status).toBe(400);
  expect((await app.request('/%00')).status).toBe(400);
});

test('a body over the limit is 413, whether its length is announced or not, and the door stays open', async () => {
  const { url, close } = await listen(app.fetch);
  try {
    const announced = await fetch(`${url}/echo`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify('x'.repeat(300_000)),
    });
    expect(await announced.json()).toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
    expect(announced.status).toBe(413);

    const streamed = await app.request('/echo', {
      method: 'POST',
      headers: JSON_TYPE,
      body: new Blob(['"', 'x'.repeat(300_000), '"']).stream(),
      duplex: 'half',
    });
    expect(streamed.status).toBe(413);
    const next = await fetch(`${url}/echo`, { method: 'POST', headers: JSON_TYPE, body: '{"a":1}' });
    expect(await next.json()).toEqual({ a: 1 });
  } finally {
    close();
  }
});

const MIB = 1024 * 1024;
const formOf = (bytes: number) => {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], 'a.bin'));
  return form;
};

test('a file of 5 MiB reaches a route for files; more is 413, and no other route takes any', async () => {
  const { url, close } = await listen(app.fetch);
  const send = (path: string, bytes: number) => fetch(url + path, { method: 'POST', body: formOf(bytes) });
  try {
    expect(await (await send('/upload', 5 * MIB)).json()).toEqual({ bytes: 5 * MIB });
    expect((await send('/upload', 6 * MIB)).status).toBe(413);
    expect((await send('/echo', 1)).status).toBe(415);
    expect((await send('/echo', MIB)).status).toBe(413);
  } finally {
    close();
  }
});

test('a file of a length that is not announced is 413, and not one byte of it is kept', async () => {
  let asked = 0;
  const endless = new ReadableStream({
    pull(controller) {
      asked += 1;
      controller.enqueue(new Uint8Array(MIB));
    },
  });
  const answer = await app.request('/upload', {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: endless,
    duplex: 'half',
  });
  expect([answer.status, asked <= 1]).toEqual([413, true]);
});

test('JSON for a route for files is held to the limit of JSON', async () => {
  const body = JSON.stringify('x'.repeat(300_000));
  const answer = await app.request('/upload', {
    method: 'POST',
    headers: { ...JSON_TYPE, 'content-length': String(body.length) },
    body,
  });
  expect(answer.status).toBe(413);
});
